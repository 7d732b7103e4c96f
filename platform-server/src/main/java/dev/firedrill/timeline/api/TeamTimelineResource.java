package dev.firedrill.timeline.api;

import dev.firedrill.auth.FitForProjector;
import dev.firedrill.auth.Permit;
import dev.firedrill.auth.Principal;
import dev.firedrill.auth.TeamAccess;
import dev.firedrill.course.CourseRole;
import dev.firedrill.kernel.Failure;
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
import org.jspecify.annotations.Nullable;

/** What happened to a team: by default in the last 30 minutes. */
@Path("/teams/{team}/timeline")
@Produces(MediaType.APPLICATION_JSON)
public final class TeamTimelineResource {
  private static final Duration USUAL = Duration.ofMinutes(30);

  private final Timelines timelines;
  private final TeamAccess access;
  private final Promises promises;
  private final InstantSource clock;

  public TeamTimelineResource(
      Timelines timelines, TeamAccess access, Promises promises, InstantSource clock) {
    this.timelines = timelines;
    this.access = access;
    this.promises = promises;
    this.clock = clock;
  }

  @FitForProjector
  @GET
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public TimelineView get(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @QueryParam("from") @Nullable Instant from,
      @QueryParam("to") @Nullable Instant to,
      @QueryParam("environment") @DefaultValue("PRODUCTION") String environment) {
    Principal principal = Principals.of(request);
    Team team = access.readable(principal, slug);
    Instant end = to == null ? clock.instant() : to;
    Instant begin = from == null ? end.minus(USUAL) : from;
    TeamEnvironment bot = new TeamEnvironment(team.id(), environment(environment));
    return timelines.of(bot, begin, end, promises.objective(bot, end), insight(principal));
  }

  static Insight insight(Principal principal) {
    return Insight.of(principal);
  }

  private static EnvironmentName environment(String word) {
    return switch (word.toUpperCase(Locale.ROOT)) {
      case "PRODUCTION" -> EnvironmentName.PRODUCTION;
      case "STAGING" -> EnvironmentName.STAGING;
      default ->
          throw Failure.invalid(
              "There is no environment '" + word + "'; choose PRODUCTION or STAGING.");
    };
  }
}
