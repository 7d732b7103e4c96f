package dev.firedrill.chaos.probe;

import dev.firedrill.scenarios.ProbeSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The query in PromQL: {@code series} (how many it gave) and {@code value}, which is absent when it
 * gave none, and the largest when it gave several.
 */
record NumberProbe(TeamNumbers numbers) implements Probe {
  @Override
  public Map<String, Object> sample(ProbeSpec probe, Sampling sampling) {
    List<Double> values =
        numbers.values(
            sampling.bot(), Objects.requireNonNull(probe.query(), "query"), sampling.now());
    Map<String, Object> result = new HashMap<>();
    result.put("series", values.size());
    values.stream().max(Double::compare).ifPresent(value -> result.put("value", value));
    return result;
  }
}
