package dev.firedrill.telemetry.api;

import dev.firedrill.auth.TeamAccess;
import dev.firedrill.kernel.Failure;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.web.Principals;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Locale;

/** Turns the team and environment of a request into a bot that the caller may see. */
public final class TelemetryRoutes {
  private final TeamAccess access;

  public TelemetryRoutes(TeamAccess access) {
    this.access = access;
  }

  public Team team(ContainerRequestContext request, String slug) {
    return access.readable(Principals.of(request), slug);
  }

  /** The team, if the caller may also change what is its. */
  public Team operableTeam(ContainerRequestContext request, String slug) {
    return access.operable(Principals.of(request), slug);
  }

  public TeamEnvironment bot(ContainerRequestContext request, String slug, String environment) {
    return new TeamEnvironment(team(request, slug).id(), environment(environment));
  }

  /** In any case, as {@code production} or {@code STAGING}. */
  public static EnvironmentName environment(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "production" -> EnvironmentName.PRODUCTION;
      case "staging" -> EnvironmentName.STAGING;
      default ->
          throw Failure.invalid(
              "There is no environment '" + value + "'; choose PRODUCTION or STAGING.");
    };
  }
}
