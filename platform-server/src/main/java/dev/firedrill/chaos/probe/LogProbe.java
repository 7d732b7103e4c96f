package dev.firedrill.chaos.probe;

import dev.firedrill.scenarios.ProbeSpec;
import dev.firedrill.telemetry.LogFilter;
import dev.firedrill.telemetry.Logs;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * The lines of the bot's log that contain the query, in any case: {@code lines} since then, or
 * within the last stretch when the probe names one, and {@code rate} of them per minute.
 */
record LogProbe(Logs logs) implements Probe {
  private static final double MILLIS_OF_A_MINUTE = 60_000;

  @Override
  public Map<String, Object> sample(ProbeSpec probe, Sampling sampling) {
    Instant from = probe.within() == null ? sampling.since() : sampling.now().minus(probe.within());
    long lines =
        logs.count(
            sampling.bot(), new LogFilter(null, probe.query(), Map.of()), from, sampling.now());
    long millis = Duration.between(from, sampling.now()).toMillis();
    Map<String, Object> result = new HashMap<>();
    result.put("lines", lines);
    if (millis > 0) {
      result.put("rate", lines * MILLIS_OF_A_MINUTE / millis);
    }
    return result;
  }
}
