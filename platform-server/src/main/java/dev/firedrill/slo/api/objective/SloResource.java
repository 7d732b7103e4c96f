package dev.firedrill.slo.api.objective;

import dev.firedrill.auth.CiMayCall;
import dev.firedrill.auth.FitForProjector;
import dev.firedrill.auth.Permit;
import dev.firedrill.auth.Principal;
import dev.firedrill.auth.TeamAccess;
import dev.firedrill.course.CourseRole;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.slo.objective.Objective;
import dev.firedrill.slo.objective.ObjectiveDesk;
import dev.firedrill.slo.objective.ObjectiveOutcome;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.web.Principals;
import dev.firedrill.web.Returns;
import dev.firedrill.web.Versions;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;

/** What a team promises its users and how much of its error budget is left. */
@Path("/teams/{team}/slo")
@Produces(MediaType.APPLICATION_JSON)
public final class SloResource {
  private final TeamAccess access;
  private final ObjectiveDesk desk;
  private final SloViews views;
  private final InstantSource clock;

  public SloResource(TeamAccess access, ObjectiveDesk desk, SloViews views, InstantSource clock) {
    this.access = access;
    this.desk = desk;
    this.views = views;
    this.clock = clock;
  }

  @FitForProjector
  @GET
  @CiMayCall
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  @Returns(SloView.class)
  public Response get(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @QueryParam("environment") @DefaultValue("PRODUCTION") String environment) {
    Team team = access.readable(Principals.of(request), slug);
    return answer(new TeamEnvironment(team.id(), environment(environment)));
  }

  @PUT
  @Path("/{environment}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR})
  @Returns(SloView.class)
  public Response set(
      @Context ContainerRequestContext request,
      @Context HttpHeaders headers,
      @PathParam("team") String slug,
      @PathParam("environment") String environment,
      ObjectiveRequest body) {
    Principal principal = Principals.of(request);
    Team team = access.operable(principal, slug);
    TeamEnvironment bot = new TeamEnvironment(team.id(), environment(environment));
    long version = Versions.required(headers);
    ObjectiveDesk.Wish wish =
        new ObjectiveDesk.Wish(
            version, body.objective(), body.windowHours(), body.latencyMs(), body.reason());
    return switch (desk.change(bot, wish, principal.id())) {
      case ObjectiveOutcome.Changed _, ObjectiveOutcome.Unchanged _ -> answer(bot);
      case ObjectiveOutcome.Stale(Objective current) ->
          throw new Failure(
              ProblemCode.STALE_VERSION,
              "The objective of %s is at version %d now, not %d: look at it and decide again."
                  .formatted(bot.environment().word(), current.version(), version),
              Map.of("currentVersion", current.version()));
    };
  }

  private Response answer(TeamEnvironment bot) {
    SloView view = views.now(bot, clock.instant());
    return Response.ok(view).tag(Versions.tag(view.version())).build();
  }

  static EnvironmentName environment(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "production" -> EnvironmentName.PRODUCTION;
      case "staging" -> EnvironmentName.STAGING;
      default ->
          throw Failure.invalid(
              "There is no environment '" + value + "'; choose PRODUCTION or STAGING.");
    };
  }
}
