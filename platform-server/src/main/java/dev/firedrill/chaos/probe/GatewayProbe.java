package dev.firedrill.chaos.probe;

import dev.firedrill.scenarios.ProbeSpec;
import dev.firedrill.workspace.disturbance.GatewayCounts;
import dev.firedrill.workspace.disturbance.GatewayFigures;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What this server's gateway counted since then: {@code calls} of the Web API, {@code hits} of
 * rules on them, {@code errorRatio} and {@code p95Ms} (absent without calls), {@code dropped},
 * {@code duplicated} and {@code late} events, and {@code reconnects}.
 */
record GatewayProbe(GatewayCounts counts) implements Probe {
  @Override
  public Map<String, Object> sample(ProbeSpec probe, Sampling sampling) {
    List<String> methods = probe.methods();
    GatewayFigures seen =
        counts.since(
            sampling.bot(), sampling.since(), methods == null ? Set.of() : Set.copyOf(methods));
    Map<String, Object> result = new HashMap<>();
    result.put("calls", seen.calls());
    result.put("hits", seen.hits());
    result.put("dropped", seen.dropped());
    result.put("duplicated", seen.duplicated());
    result.put("late", seen.late());
    result.put("reconnects", seen.reconnects());
    if (seen.calls() > 0) {
      result.put("errorRatio", (double) seen.errors() / seen.calls());
    }
    if (seen.p95Ms() != null) {
      result.put("p95Ms", seen.p95Ms());
    }
    return result;
  }
}
