package dev.firedrill.chaos.probe;

import dev.firedrill.scenarios.ProbeSpec;
import dev.firedrill.slo.CommandTally;
import dev.firedrill.slo.Slis;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads what synthetic users saw: {@code total}, {@code bad}, {@code ok} (requests, and none bad),
 * {@code ratio} (good of total), {@code latencyMs} (the 95th percentile) and {@code otherRatio}: of
 * the commands that the faults of the scenario do not aim at, the share answered with real content.
 * What has no requests has no ratio.
 */
record RoundTripProbe(Slis slis) implements Probe {
  @Override
  public Map<String, Object> sample(ProbeSpec probe, Sampling sampling) {
    CommandTally asked = new CommandTally(0, 0, 0, 0, 0);
    CommandTally others = asked;
    for (Map.Entry<String, CommandTally> entry :
        slis.tallies(sampling.bot(), sampling.since(), sampling.now()).entrySet()) {
      if (probe.command() == null || probe.command().equals(entry.getKey())) {
        asked = asked.plus(entry.getValue());
      }
      if (!sampling.aimedAt().contains(entry.getKey())) {
        others = others.plus(entry.getValue());
      }
    }
    Map<String, Object> result = new HashMap<>();
    result.put("total", asked.total());
    result.put("bad", asked.bad());
    result.put("ok", asked.total() > 0 && asked.bad() == 0);
    if (asked.total() > 0) {
      result.put("ratio", (double) asked.good() / asked.total());
    }
    if (others.total() > 0) {
      result.put("otherRatio", (double) others.real() / others.total());
    }
    Integer p95 = slis.summary(sampling.bot(), sampling.since(), sampling.now()).p95Ms();
    if (p95 != null) {
      result.put("latencyMs", p95);
    }
    return result;
  }
}
