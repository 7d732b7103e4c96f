package dev.firedrill.slo.probe;

import dev.firedrill.slo.LatencyHistogram;
import dev.firedrill.slo.SliSlice;
import dev.firedrill.slo.SliSummary;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The last minutes of a bot in steps, with their sum, which is changed and not made anew. */
final class RecentSteps {
  private final NavigableMap<Instant, SliSlice> steps = new TreeMap<>();
  private final LatencyHistogram.Running latencies = new LatencyHistogram.Running();
  private long good;
  private long total;

  /** Replaces the step that began at the same time. */
  void put(SliSlice step) {
    count(steps.put(step.at(), step), -1);
    count(step, 1);
  }

  void forgetBefore(Instant oldest) {
    NavigableMap<Instant, SliSlice> old = steps.headMap(oldest, false);
    old.values().forEach(step -> count(step, -1));
    old.clear();
  }

  Optional<SliSlice> find(Instant start) {
    return Optional.ofNullable(steps.get(start));
  }

  SliSummary summary(@Nullable Double budgetLeft, SliSummary.State state, @Nullable Instant since) {
    return new SliSummary(
        good,
        total,
        total == 0 ? null : (double) good / total,
        latencies.percentileMs(0.5),
        latencies.percentileMs(0.95),
        budgetLeft,
        state,
        since);
  }

  private void count(@Nullable SliSlice step, int sign) {
    if (step == null) {
      return;
    }
    good += sign * step.all().good();
    total += sign * step.all().total();
    if (sign > 0) {
      latencies.add(step.latencies());
    } else {
      latencies.remove(step.latencies());
    }
  }
}
