package dev.firedrill.chaos.launch;

import dev.firedrill.team.Team;
import java.util.List;
import java.util.Optional;

/** Whether a team can take part now. */
public record TeamReadiness(Team team, List<PreflightCheck> checks) {
  public TeamReadiness {
    checks = List.copyOf(checks);
  }

  public boolean ready() {
    return firstFailure().isEmpty();
  }

  /** Whether all that keeps it out is that its users are not well served. */
  boolean unstable() {
    return !ready()
        && checks.stream()
            .filter(check -> !check.ok())
            .allMatch(check -> check.name().startsWith(Preflight.BASELINE));
  }

  public Optional<PreflightCheck> firstFailure() {
    return checks.stream().filter(check -> !check.ok()).findFirst();
  }
}
