package dev.firedrill.automation.readiness;

import dev.firedrill.team.TeamId;
import java.util.List;

/** All that a team should have ready, in the order in which it is done. */
public final class Readiness {
  private final List<ReadinessCheck> checks;

  public Readiness(List<ReadinessCheck> checks) {
    this.checks = List.copyOf(checks);
  }

  public List<ReadinessItem> of(TeamId team) {
    return checks.stream().flatMap(check -> check.of(team).stream()).toList();
  }
}
