package dev.firedrill.telemetry.api.alarm;

import dev.firedrill.auth.Permit;
import dev.firedrill.course.CourseRole;
import dev.firedrill.team.Team;
import dev.firedrill.telemetry.api.alarm.wire.AlarmExampleView;
import dev.firedrill.web.ItemsView;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** Alarms to begin with. */
@Path("/teams/{team}/alarms/examples")
@Produces(MediaType.APPLICATION_JSON)
public final class AlarmExampleResource {
  private final AlarmRoutes routes;

  public AlarmExampleResource(AlarmRoutes routes) {
    this.routes = routes;
  }

  @GET
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public ItemsView<AlarmExampleView> examples(
      @Context ContainerRequestContext request, @PathParam("team") String slug) {
    Team _ = routes.readable(request, slug);
    return new ItemsView<>(AlarmExamples.all());
  }
}
