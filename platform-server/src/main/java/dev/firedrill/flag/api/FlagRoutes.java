package dev.firedrill.flag.api;

import dev.firedrill.auth.Principal;
import dev.firedrill.auth.TeamAccess;
import dev.firedrill.flag.Flag;
import dev.firedrill.flag.FlagOutcome;
import dev.firedrill.flag.api.wire.FlagView;
import dev.firedrill.flag.status.FlagStatuses;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.Teams;
import dev.firedrill.web.Principals;
import dev.firedrill.web.Versions;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Map;

/** What the resources of flags have in common: who asks, about which environment, and answers. */
final class FlagRoutes {
  private final TeamAccess access;
  private final FlagStatuses statuses;
  private final Teams teams;

  FlagRoutes(TeamAccess access, FlagStatuses statuses, Teams teams) {
    this.access = access;
    this.statuses = statuses;
    this.teams = teams;
  }

  /** An environment of a team and who asks about it. */
  record Asked(TeamEnvironment owner, Team team, Principal principal) {}

  Asked toRead(ContainerRequestContext request, String slug, String environment) {
    Principal principal = Principals.of(request);
    return asked(access.readable(principal, slug), environment, principal);
  }

  Asked toOperate(ContainerRequestContext request, String slug, String environment) {
    Principal principal = Principals.of(request);
    return asked(access.operable(principal, slug), environment, principal);
  }

  private static Asked asked(Team team, String environment, Principal principal) {
    return new Asked(new TeamEnvironment(team.id(), environment(environment)), team, principal);
  }

  FlagStatuses statuses() {
    return statuses;
  }

  Teams teams() {
    return teams;
  }

  FlagView view(Flag flag) {
    return FlagView.of(statuses.of(flag), teams);
  }

  /** The flag as it is now, or the failure that the outcome is. */
  Flag flag(Asked asked, FlagOutcome outcome) {
    return switch (outcome) {
      case FlagOutcome.Changed(Flag flag) -> flag;
      case FlagOutcome.Unchanged(Flag flag) -> flag;
      case FlagOutcome.Stale(Flag current) ->
          throw new Failure(
              ProblemCode.STALE_VERSION,
              "The flag '%s' is at version %d now: look at it and decide again."
                  .formatted(current.key(), current.version()),
              Map.of("current", view(current)));
      case FlagOutcome.Exists(Flag current) ->
          throw new Failure(
              ProblemCode.CONFLICT,
              "There is a flag '%s' in %s already: change that one or choose another key."
                  .formatted(current.key(), asked.owner().environment().word()),
              Map.of("current", view(current)));
      case FlagOutcome.UnknownKey(String key) -> throw unknown(asked, key);
    };
  }

  Failure unknown(Asked asked, String key) {
    return Failure.notFound(
        "The team %s has no flag '%s' in %s."
            .formatted(asked.team().slug(), key, asked.owner().environment().word()));
  }

  Response answer(Flag flag) {
    return answer(Response.Status.OK, flag);
  }

  Response answer(Response.Status status, Flag flag) {
    return Response.status(status).entity(view(flag)).tag(Versions.tag(flag.version())).build();
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
