package dev.firedrill.slo.api;

import dev.firedrill.auth.CiMayCall;
import dev.firedrill.auth.FitForProjector;
import dev.firedrill.auth.Permit;
import dev.firedrill.auth.TeamAccess;
import dev.firedrill.course.CourseRole;
import dev.firedrill.kernel.Failure;
import dev.firedrill.slo.SliTick;
import dev.firedrill.slo.Slis;
import dev.firedrill.slo.SloSettings;
import dev.firedrill.slo.objective.Objective;
import dev.firedrill.slo.objective.ObjectiveBook;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.web.Principals;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** What users saw of one bot. */
@Path("/teams/{team}/sli")
@Produces(MediaType.APPLICATION_JSON)
public final class SliResource {
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(10);

  private final TeamAccess access;
  private final Slis slis;
  private final ObjectiveBook objectives;
  private final SloSettings settings;
  private final InstantSource clock;

  public SliResource(
      TeamAccess access,
      Slis slis,
      ObjectiveBook objectives,
      SloSettings settings,
      InstantSource clock) {
    this.access = access;
    this.slis = slis;
    this.objectives = objectives;
    this.settings = settings;
    this.clock = clock;
  }

  /** One bot; the step is chosen so that a chart has at most some 240 points. */
  @FitForProjector
  @GET
  @CiMayCall
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public SliView ofBot(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @QueryParam("environment") @DefaultValue("PRODUCTION") String environment,
      @QueryParam("window") @DefaultValue("PT15M") Duration window) {
    Team team = access.readable(Principals.of(request), slug);
    TeamEnvironment bot = new TeamEnvironment(team.id(), environment(environment));
    if (window.compareTo(SHORTEST) < 0 || window.compareTo(LONGEST) > 0) {
      throw Failure.invalid(
          "The window " + window + " is not between " + SHORTEST + " and " + LONGEST + ".");
    }
    Instant now = clock.instant();
    Duration step = Steps.of(window);
    Instant from = SliTick.floor(now.minus(window), step);
    Instant to = now.plusSeconds(1);
    Objective objective = objectives.of(bot);
    return new SliView(
        bot.environment(),
        objective.target().value(),
        objective.latency().toMillis(),
        settings.latencyThreshold().toMillis(),
        step.toSeconds(),
        SliPointView.of(slis.points(bot, from, to, step)),
        SliSummaryView.of(slis.summary(bot, from, to)),
        now);
  }

  private static EnvironmentName environment(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "production" -> EnvironmentName.PRODUCTION;
      case "staging" -> EnvironmentName.STAGING;
      default ->
          throw Failure.invalid(
              "There is no environment '" + value + "'; choose PRODUCTION or STAGING.");
    };
  }
}
