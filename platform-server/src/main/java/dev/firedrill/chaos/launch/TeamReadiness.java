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

  public Optional<PreflightCheck> firstFailure() {
    return checks.stream().filter(check -> !check.ok()).findFirst();
  }
}
