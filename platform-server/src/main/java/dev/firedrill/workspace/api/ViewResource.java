package dev.firedrill.workspace.api;

import dev.firedrill.auth.Permit;
import dev.firedrill.course.CourseRole;
import dev.firedrill.workspace.BotDesk;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** The forms that bots have open for a person. */
@Path("/teams/{team}/views")
@Produces(MediaType.APPLICATION_JSON)
public final class ViewResource {
  private final ChatAccess access;
  private final BotDesk bots;

  ViewResource(ChatAccess access, BotDesk bots) {
    this.access = access;
    this.bots = bots;
  }

  @POST
  @Path("/{view}/submit")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR})
  public SubmittedView submit(
      @Context ContainerRequestContext request,
      @PathParam("team") String team,
      @PathParam("view") String view,
      ViewSubmitRequest wish) {
    BotDesk.Sent sent = bots.submit(access.writing(request, team).user(), view, wish.values());
    return new SubmittedView(sent.closed(), sent.errors());
  }

  @POST
  @Path("/{view}/close")
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR})
  public void close(
      @Context ContainerRequestContext request,
      @PathParam("team") String team,
      @PathParam("view") String view) {
    bots.close(access.writing(request, team).user(), view);
  }
}
