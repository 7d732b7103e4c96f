package dev.firedrill.traffic.api;

import dev.firedrill.auth.Permit;
import dev.firedrill.auth.TeamAccess;
import dev.firedrill.course.CourseRole;
import dev.firedrill.kernel.Failure;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.traffic.Stretches;
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
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How much load was intended for a bot and how much came. Tells of faults, so for staff only. */
@Path("/teams/{team}/traffic")
@Produces(MediaType.APPLICATION_JSON)
public final class TrafficResource {
  private final TeamAccess access;
  private final Stretches stretches;
  private final InstantSource clock;

  public TrafficResource(TeamAccess access, Stretches stretches, InstantSource clock) {
    this.access = access;
    this.stretches = stretches;
    this.clock = clock;
  }

  /** What had anything of the time from {@code from} to {@code to}; the last hour unless told. */
  @GET
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public TrafficView ofBot(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @QueryParam("environment") @DefaultValue("PRODUCTION") String environment,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to) {
    Team team = access.readable(Principals.of(request), slug);
    TeamEnvironment bot = new TeamEnvironment(team.id(), environment(environment));
    Instant now = clock.instant();
    TimeSpan time = TimeSpan.of(from, to, now);
    return new TrafficView(
        stretches.of(bot, time.from(), time.to()).stream()
            .map(
                kept -> StretchView.of(kept, stretches.windows(kept.stretch().operationKey()), now))
            .toList(),
        time.from(),
        time.to(),
        now);
  }

  private static EnvironmentName environment(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "production" -> EnvironmentName.PRODUCTION;
      case "staging" -> EnvironmentName.STAGING;
      default ->
          throw Failure.invalid("environment is '" + value + "'; choose PRODUCTION or STAGING.");
    };
  }
}
