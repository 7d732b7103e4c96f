package dev.firedrill.slo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What users saw in one step of time that begins at {@code at}. Latencies in milliseconds; null
 * when nothing was answered.
 */
public record SliPoint(
    Instant at, long good, long total, @Nullable Integer p50Ms, @Nullable Integer p95Ms) {

  /** The point of all these slices together. */
  public static SliPoint of(Instant at, Collection<SliSlice> slices) {
    List<LatencyHistogram> all = new ArrayList<>(slices.size());
    long good = 0;
    long total = 0;
    // Once a second for every bot and minute, so without streams.
    for (SliSlice slice : slices) {
      CommandTally tally = slice.all();
      good += tally.good();
      total += tally.total();
      all.add(slice.latencies());
    }
    LatencyHistogram latencies = LatencyHistogram.merged(all);
    return new SliPoint(at, good, total, latencies.percentileMs(0.5), latencies.percentileMs(0.95));
  }

  /**
   * The points of slices that are in order of time, in steps counted from {@code from}. A step in
   * which no outcome is known has none.
   */
  public static List<SliPoint> series(List<SliSlice> slices, Instant from, Duration step) {
    Map<Long, List<SliSlice>> steps =
        slices.stream()
            .collect(
                Collectors.groupingBy(
                    slice -> Duration.between(from, slice.at()).dividedBy(step),
                    TreeMap::new,
                    Collectors.toList()));
    return steps.entrySet().stream()
        .map(entry -> of(from.plus(step.multipliedBy(entry.getKey())), entry.getValue()))
        .filter(point -> point.total() > 0)
        .toList();
  }
}
