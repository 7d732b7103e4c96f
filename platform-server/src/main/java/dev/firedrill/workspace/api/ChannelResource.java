package dev.firedrill.workspace.api;

import dev.firedrill.auth.Permit;
import dev.firedrill.course.CourseRole;
import dev.firedrill.web.ItemsView;
import dev.firedrill.workspace.Channel;
import dev.firedrill.workspace.ChannelId;
import dev.firedrill.workspace.Messages;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** The channels of a team. */
@Path("/teams/{team}/channels")
@Produces(MediaType.APPLICATION_JSON)
public final class ChannelResource {
  private final ChatAccess access;
  private final Messages messages;

  ChannelResource(ChatAccess access, Messages messages) {
    this.access = access;
    this.messages = messages;
  }

  @GET
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public ItemsView<ChannelView> list(
      @Context ContainerRequestContext request, @PathParam("team") String team) {
    ChatAccess.Visit visit = access.reading(request, team);
    Map<ChannelId, Messages.ReadState> read =
        messages.readStates(visit.workspace().team(), visit.user().id());
    return new ItemsView<>(
        visit.workspace().visibleTo(visit.user().id()).stream()
            .map(it ->
                ChatShapes.channel(it, visit.workspace(), visit.user().id(), read.get(it.id())))
            .toList());
  }

  @POST
  @Path("/{channel}/read")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public void read(
      @Context ContainerRequestContext request,
      @PathParam("team") String team,
      @PathParam("channel") String id,
      ChatReadRequest wish) {
    ChatAccess.Visit visit = access.reading(request, team);
    Channel channel = visit.channel(id);
    messages.markRead(channel.team(), channel.id(), visit.user().id(), ChatAccess.ts(wish.ts()));
  }
}
