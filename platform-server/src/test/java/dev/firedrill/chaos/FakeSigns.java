package dev.firedrill.chaos;

import dev.firedrill.chaos.condition.RunSigns;
import dev.firedrill.chaos.ledger.ActiveRun;
import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** Signs that the test gives. */
final class FakeSigns implements RunSigns {
  final Set<TeamId> asking = new HashSet<>();
  boolean impact;

  @Override
  public boolean anyUnplannedImpact(ActiveRun run, Instant now) {
    return impact;
  }

  @Override
  public boolean requestedStop(TeamId team, Instant since) {
    return asking.contains(team);
  }
}
