package dev.firedrill.capacity.api;

import dev.firedrill.auth.Permit;
import dev.firedrill.auth.Principal;
import dev.firedrill.auth.TeamAccess;
import dev.firedrill.capacity.forecast.ForecastDesk;
import dev.firedrill.course.CourseRole;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.web.Principals;
import dev.firedrill.web.Returns;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Where teams file what they expect; the forecasts are read with their capacity. */
@Path("/teams/{team}/forecasts")
@Produces(MediaType.APPLICATION_JSON)
public final class ForecastResource {
  private final TeamAccess access;
  private final ForecastDesk desk;
  private final CapacityViews views;

  public ForecastResource(TeamAccess access, ForecastDesk desk, CapacityViews views) {
    this.access = access;
    this.desk = desk;
    this.views = views;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR})
  @Returns(value = ForecastView.class, status = 201)
  public Response file(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      ForecastRequest body) {
    Principal principal = Principals.of(request);
    Team team = access.operable(principal, slug);
    ForecastDesk.Judged filed =
        desk.file(
            new ForecastDesk.Wish(
                new TeamEnvironment(team.id(), body.environment()),
                body.from(),
                body.until(),
                body.peakRequestsPerSecond(),
                body.unitsBudget(),
                body.reasoning()),
            principal.id());
    return Response.status(201).entity(views.view(filed)).build();
  }
}
