package dev.firedrill.slo;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What users saw in one window, as it stands in evidence (kind {@code sli.window}): the window
 * begins at {@code start}, which is the event's {@code occurredAt}, and lasts {@code length}.
 */
public record SliWindow(
    Instant start,
    Duration length,
    Map<String, CommandTally> byCommand,
    @Nullable Integer p50Ms,
    @Nullable Integer p95Ms) {
  /** The length of a window in evidence: the instrument's resolution, so no score is finer. */
  public static final Duration LENGTH = Duration.ofSeconds(5);

  public CommandTally all() {
    return byCommand.values().stream().reduce(new CommandTally(0, 0, 0, 0, 0), CommandTally::plus);
  }

  /** As an evidence payload: plain JSON values. */
  public Map<String, Object> payload() {
    Map<String, Object> commands = new TreeMap<>();
    byCommand.forEach((command, tally) ->
        commands.put(
            command,
            List.of(tally.real(), tally.degraded(), tally.late(), tally.wrong(), tally.missing())));
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("seconds", length.toSeconds());
    payload.put("commands", commands);
    if (p50Ms != null) {
      payload.put("p50Ms", p50Ms);
    }
    if (p95Ms != null) {
      payload.put("p95Ms", p95Ms);
    }
    return payload;
  }

  /** Reads a payload back; fails on anything that {@link #payload} did not write. */
  public static SliWindow of(Instant start, Map<String, Object> payload) {
    Map<String, CommandTally> commands = new TreeMap<>();
    if (payload.get("commands") instanceof Map<?, ?> map) {
      map.forEach((command, tally) -> commands.put(String.valueOf(command), tally(tally)));
    }
    return new SliWindow(
        start,
        Duration.ofSeconds(((Number) payload.getOrDefault("seconds", 0)).longValue()),
        commands,
        payload.get("p50Ms") instanceof Number p50 ? p50.intValue() : null,
        payload.get("p95Ms") instanceof Number p95 ? p95.intValue() : null);
  }

  private static CommandTally tally(@Nullable Object value) {
    if (value instanceof List<?> counts && counts.size() == 5) {
      long[] c = counts.stream().mapToLong(count -> ((Number) count).longValue()).toArray();
      return new CommandTally(c[0], c[1], c[2], c[3], c[4]);
    }
    throw new IllegalArgumentException("'" + value + "' is not a tally of five counts");
  }
}
