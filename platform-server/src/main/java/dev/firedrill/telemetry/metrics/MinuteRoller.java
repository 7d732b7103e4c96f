package dev.firedrill.telemetry.metrics;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes minutes of samples soon after each minute has ended. What an earlier run of the platform
 * left undone is made up from what is stored.
 */
public final class MinuteRoller {
  /** So that the samples of a minute are written down when it is rolled up. */
  private static final Duration SETTLED = Duration.ofSeconds(10);

  private static final int MOST_AT_ONCE = 120;

  private final MetricStore store;
  private final InstantSource clock;
  private long until = -1;

  public MinuteRoller(MetricStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Rolls up the minutes that are over, at most two hours of them; returns how many. */
  public synchronized int roll() {
    long end = floor(clock.millis() - SETTLED.toMillis());
    if (until < 0) {
      until = store.rolledUntil().orElseGet(() -> floor(store.oldestRow().orElse(end)));
    }
    int rolled = 0;
    while (until < end && rolled < MOST_AT_ONCE) {
      long next = until + MinuteRow.LENGTH_MILLIS;
      store.saveMinutes(minutes(until), next);
      until = next;
      rolled++;
    }
    return rolled;
  }

  private List<MinuteRow> minutes(long minute) {
    Map<Integer, List<SampleRow>> bySource = new LinkedHashMap<>();
    store
        .allRows(minute, minute + MinuteRow.LENGTH_MILLIS)
        .forEach(found ->
            bySource.computeIfAbsent(found.source(), _ -> new ArrayList<>()).add(found.row()));
    return bySource.entrySet().stream()
        .map(entry -> new MinuteRow(entry.getKey(), minute, MinuteValues.of(entry.getValue())))
        .toList();
  }

  private static long floor(long millis) {
    return millis - Math.floorMod(millis, MinuteRow.LENGTH_MILLIS);
  }
}
