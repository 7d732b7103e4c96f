package dev.firedrill.incident.api;

import dev.firedrill.auth.Permit;
import dev.firedrill.course.CourseRole;
import dev.firedrill.incident.IncidentDesk;
import dev.firedrill.incident.IncidentId;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.web.Principals;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tasks of an incident; each change answers with the incident. */
@Path("/incidents/{id}/tasks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class IncidentTaskResource {
  private final IncidentDesk desk;
  private final IncidentViews views;

  public IncidentTaskResource(IncidentDesk desk, IncidentViews views) {
    this.desk = desk;
    this.views = views;
  }

  @POST
  @Permit(CourseRole.STUDENT)
  public IncidentView add(
      @Context ContainerRequestContext request, @PathParam("id") UUID id, TaskRequest wish) {
    return IncidentAnswers.of(
        desk.addTask(new IncidentId(id), person(request), wish.text(), person(wish.personId())),
        views);
  }

  @POST
  @Path("/{number}/assign")
  @Permit(CourseRole.STUDENT)
  public IncidentView assign(
      @Context ContainerRequestContext request,
      @PathParam("id") UUID id,
      @PathParam("number") int number,
      TaskAssignRequest wish) {
    return IncidentAnswers.of(
        desk.assignTask(new IncidentId(id), person(request), number, person(wish.personId())),
        views);
  }

  @POST
  @Path("/{number}/done")
  @Permit(CourseRole.STUDENT)
  public IncidentView mark(
      @Context ContainerRequestContext request,
      @PathParam("id") UUID id,
      @PathParam("number") int number,
      TaskDoneRequest wish) {
    return IncidentAnswers.of(
        desk.markTask(new IncidentId(id), person(request), number, wish.done()), views);
  }

  private static PersonId person(ContainerRequestContext request) {
    return Principals.of(request).person().id();
  }

  private static @Nullable PersonId person(@Nullable UUID id) {
    return id == null ? null : new PersonId(id);
  }
}
