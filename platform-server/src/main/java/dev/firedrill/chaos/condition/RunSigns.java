package dev.firedrill.chaos.condition;

import dev.firedrill.chaos.ledger.ActiveRun;
import dev.firedrill.team.TeamId;
import java.time.Instant;

/** What can be seen around a run, by those who know more than the ledger. */
public interface RunSigns {
  /** Whether a team that is not in the run suffers since it began, and did nothing itself. */
  boolean anyUnplannedImpact(ActiveRun run, Instant now);

  /** Whether the team asked since then for whatever is done to it to stop. */
  boolean requestedStop(TeamId team, Instant since);
}
