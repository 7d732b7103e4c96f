package dev.firedrill.chaos.probe.baseline;

import dev.firedrill.chaos.RunId;
import dev.firedrill.team.TeamId;
import java.util.Map;

/** How the bots of a run stood when it started. Calls join the caller's transaction. */
public interface Baselines {
  void keep(RunId run, TeamId team, Map<String, Object> baseline);

  /** Of the run that the team is in now; empty when it is in none. */
  Map<String, Object> current(TeamId team);
}
