package dev.firedrill.workspace.api;

import dev.firedrill.auth.Permit;
import dev.firedrill.course.CourseRole;
import dev.firedrill.web.ItemsView;
import dev.firedrill.workspace.WorkspaceUser;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;

/** Everybody in a workspace, by handle. */
@Path("/teams/{team}/people")
@Produces(MediaType.APPLICATION_JSON)
public final class ChatPeopleResource {
  private final ChatAccess access;

  ChatPeopleResource(ChatAccess access) {
    this.access = access;
  }

  @GET
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public ItemsView<ChatUserView> list(
      @Context ContainerRequestContext request, @PathParam("team") String team) {
    return new ItemsView<>(
        access.reading(request, team).workspace().users().values().stream()
            .sorted(Comparator.comparing(WorkspaceUser::handle))
            .map(ChatShapes::user)
            .toList());
  }
}
