package dev.firedrill.slo.api.objective;

import dev.firedrill.auth.Permit;
import dev.firedrill.auth.Principal;
import dev.firedrill.auth.TeamAccess;
import dev.firedrill.course.CourseRole;
import dev.firedrill.slo.ledger.Ledgers;
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
import org.jspecify.annotations.Nullable;

/** Who used up a team's error budget: by default in the last 24 hours. */
@Path("/teams/{team}/ledger")
@Produces(MediaType.APPLICATION_JSON)
public final class LedgerResource {
  private static final Duration USUAL = Duration.ofHours(24);

  private final TeamAccess access;
  private final Ledgers ledgers;
  private final InstantSource clock;

  public LedgerResource(TeamAccess access, Ledgers ledgers, InstantSource clock) {
    this.access = access;
    this.ledgers = ledgers;
    this.clock = clock;
  }

  @GET
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public LedgerView get(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @QueryParam("environment") @DefaultValue("PRODUCTION") String environment,
      @QueryParam("from") @Nullable Instant from,
      @QueryParam("to") @Nullable Instant to) {
    Principal principal = Principals.of(request);
    Team team = access.readable(principal, slug);
    TeamEnvironment bot = new TeamEnvironment(team.id(), SloResource.environment(environment));
    Instant end = to == null ? clock.instant() : to;
    Instant begin = from == null ? end.minus(USUAL) : from;
    return LedgerView.of(ledgers.of(bot, begin, end, principal.isStaff()), begin, end);
  }
}
