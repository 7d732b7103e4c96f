package dev.firedrill.chaos.probe.baseline;

import dev.firedrill.chaos.RunId;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Looks how a team's bot stands when its run starts, so that probes can compare later. */
public record BaselineCapture(BotSight bots, Baselines baselines) {
  private static final Set<String> COMPARED =
      Set.of("replicas", "readyReplicas", "restarts", "version", "memoryLimitMi", "podUid");

  /** Keeps and returns it; joins the transaction in which the run is added. */
  public Map<String, Object> of(RunId run, TeamId team) {
    Map<String, Object> baseline = new TreeMap<>(bots.look(TeamEnvironment.production(team)));
    baseline.keySet().retainAll(COMPARED);
    baselines.keep(run, team, baseline);
    return baseline;
  }
}
