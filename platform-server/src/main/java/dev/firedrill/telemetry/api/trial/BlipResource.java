package dev.firedrill.telemetry.api.trial;

import dev.firedrill.auth.Permit;
import dev.firedrill.course.CourseRole;
import dev.firedrill.kernel.Failure;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.team.Teams;
import dev.firedrill.telemetry.api.TelemetryRoutes;
import dev.firedrill.telemetry.trial.Blip;
import dev.firedrill.telemetry.trial.BlipDesk;
import dev.firedrill.web.ItemsView;
import dev.firedrill.web.PersonView;
import dev.firedrill.web.Principals;
import dev.firedrill.web.Returns;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The test blips of a team. */
@Path("/teams/{team}/test-blips")
@Produces(MediaType.APPLICATION_JSON)
public final class BlipResource {
  private final TelemetryRoutes routes;
  private final BlipDesk desk;
  private final Teams teams;

  public BlipResource(TelemetryRoutes routes, BlipDesk desk, Teams teams) {
    this.routes = routes;
    this.desk = desk;
    this.teams = teams;
  }

  @GET
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public ItemsView<BlipView> list(
      @Context ContainerRequestContext request, @PathParam("team") String slug) {
    return new ItemsView<>(
        desk.list(routes.team(request, slug).id()).stream().map(this::view).toList());
  }

  @POST
  @Returns(value = BlipView.class, status = 202)
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR})
  public Response start(
      @Context ContainerRequestContext request, @PathParam("team") String slug, BlipRequest wish) {
    Team team = routes.operableTeam(request, slug);
    if (wish.environment() != EnvironmentName.STAGING) {
      throw Failure.invalid(
          "A blip disturbs STAGING only: production has users. Alarms of production are tried on staging's data.");
    }
    Blip blip = desk.start(team.id(), wish.kind(), wish.seconds(), Principals.of(request).id());
    return Response.accepted(view(blip)).build();
  }

  private BlipView view(Blip blip) {
    return BlipView.of(
        blip,
        teams
            .person(blip.by())
            .map(member -> new PersonView(member.id().value(), member.name(), member.handle()))
            .orElse(null));
  }
}
