package dev.firedrill.telemetry.api.alarm;

import dev.firedrill.auth.CiMayCall;
import dev.firedrill.auth.FitForProjector;
import dev.firedrill.auth.Permit;
import dev.firedrill.course.CourseRole;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.telemetry.alarm.AlarmDesk;
import dev.firedrill.telemetry.api.TelemetryRoutes;
import dev.firedrill.telemetry.api.alarm.wire.AlarmRequest;
import dev.firedrill.telemetry.api.alarm.wire.AlarmView;
import dev.firedrill.web.ItemsView;
import dev.firedrill.web.Principals;
import dev.firedrill.web.Returns;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The alarms of a team. */
@Path("/teams/{team}/alarms")
@Produces(MediaType.APPLICATION_JSON)
public final class AlarmListResource {
  private final AlarmRoutes routes;
  private final AlarmDesk desk;

  public AlarmListResource(AlarmRoutes routes, AlarmDesk desk) {
    this.routes = routes;
    this.desk = desk;
  }

  @FitForProjector
  @GET
  @CiMayCall
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public ItemsView<AlarmView> list(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @QueryParam("environment") @Nullable String environment) {
    Team team = routes.readable(request, slug);
    @Nullable EnvironmentName only =
        environment == null ? null : TelemetryRoutes.environment(environment);
    return new ItemsView<>(
        routes
            .views()
            .of(
                team.id(),
                routes.alarms().list(team.id()).stream()
                    .filter(alarm -> only == null || alarm.definition().environment() == only)
                    .toList()));
  }

  @POST
  @Returns(value = AlarmView.class, status = 201)
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR})
  public Response create(
      @Context ContainerRequestContext request, @PathParam("team") String slug, AlarmRequest wish) {
    Team team = routes.operable(request, slug);
    return routes.answer(
        team,
        Response.Status.CREATED,
        desk.create(team.id(), wish.definition(), Principals.of(request).id()));
  }
}
