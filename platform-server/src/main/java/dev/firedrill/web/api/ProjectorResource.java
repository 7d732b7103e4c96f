package dev.firedrill.web.api;

import dev.firedrill.auth.FitForProjector;
import dev.firedrill.auth.Permit;
import dev.firedrill.auth.ProjectorDesk;
import dev.firedrill.course.CourseRole;
import dev.firedrill.web.Principals;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** Projector mode of the session that asks. */
@Path("/session/projector")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@FitForProjector
public final class ProjectorResource {
  private final ProjectorDesk desk;
  private final SessionViews views;

  ProjectorResource(ProjectorDesk desk, SessionViews views) {
    this.desk = desk;
    this.views = views;
  }

  /** While it is on, the session gets nothing that a class must not see. */
  @POST
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public SessionView set(
      @Context ContainerRequestContext request, @NotNull @Valid ProjectorRequest body) {
    return views.of(desk.set(Principals.session(request), body.on()));
  }
}
