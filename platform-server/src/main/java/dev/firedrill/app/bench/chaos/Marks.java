package dev.firedrill.app.bench.chaos;

import dev.firedrill.app.bench.kit.Figures;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** When each target was hit, by a clock that nobody sets; a target that is hit twice shows. */
final class Marks {
  private static final double NANOS_PER_MILLI = 1e6;

  private final Map<String, Long> hits = new ConcurrentHashMap<>();
  private final Queue<String> doubled = new ConcurrentLinkedQueue<>();
  private final long applyMillis;

  /** Each target takes so long to take its fault. */
  Marks(long applyMillis) {
    this.applyMillis = applyMillis;
  }

  void hit(String target) {
    if (applyMillis > 0) {
      try {
        TimeUnit.MILLISECONDS.sleep(applyMillis);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
    if (hits.putIfAbsent(target, System.nanoTime()) != null) {
      doubled.add(target);
    }
  }

  boolean has(String target) {
    return hits.containsKey(target);
  }

  int doubled() {
    return doubled.size();
  }

  void await(int targets, long seconds) throws InterruptedException {
    long began = System.nanoTime();
    while (hits.size() < targets) {
      if (System.nanoTime() - began > TimeUnit.SECONDS.toNanos(seconds)) {
        throw new IllegalStateException(
            "only " + hits.size() + " of " + targets + " targets were hit in " + seconds + " s");
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /** Milliseconds after the planned instant, which is {@code dueNanos} by the same clock. */
  Figures late(long dueNanos) {
    List<Double> late = new ArrayList<>();
    Collection<Long> all = hits.values();
    all.forEach(at -> late.add((at - dueNanos) / NANOS_PER_MILLI));
    return Figures.of(late);
  }

  /** Milliseconds after the first one. */
  Figures spread() {
    return late(hits.values().stream().mapToLong(Long::longValue).min().orElseThrow());
  }

  Map<String, Object> line(long dueNanos) {
    Figures late = late(dueNanos);
    Figures spread = spread();
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("targets", hits.size());
    line.put("doubled", doubled());
    line.put("lateP50Ms", late.quantile(0.5));
    line.put("lateP99Ms", late.quantile(0.99));
    line.put("lateMaxMs", late.max());
    line.put("earlyMaxMs", Math.max(0, -late.min()));
    line.put("spreadP99Ms", spread.quantile(0.99));
    line.put("spreadMaxMs", spread.max());
    return line;
  }
}
