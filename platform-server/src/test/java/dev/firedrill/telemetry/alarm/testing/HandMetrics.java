package dev.firedrill.telemetry.alarm.testing;

import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.telemetry.MetricFamily;
import dev.firedrill.telemetry.Metrics;
import dev.firedrill.telemetry.Sample;
import dev.firedrill.telemetry.Series;
import dev.firedrill.telemetry.SeriesKey;
import dev.firedrill.telemetry.SeriesSelector;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Metrics that a test sets by hand. */
public final class HandMetrics implements Metrics {
  private final Map<TeamEnvironment, Map<SeriesKey, List<Sample>>> all = new ConcurrentHashMap<>();

  public void put(TeamEnvironment bot, String name, Instant at, double value) {
    all.computeIfAbsent(bot, _ -> new ConcurrentHashMap<>())
        .computeIfAbsent(new SeriesKey(name, new TreeMap<>()), _ -> new CopyOnWriteArrayList<>())
        .add(new Sample(at, value));
  }

  @Override
  public List<Series> series(
      TeamEnvironment bot, SeriesSelector selector, Instant from, Instant to) {
    return all.getOrDefault(bot, Map.of()).entrySet().stream()
        .filter(entry -> selector.matches(entry.getKey()))
        .map(entry ->
            new Series(
                entry.getKey(),
                entry.getValue().stream()
                    .filter(sample -> !sample.at().isBefore(from) && !sample.at().isAfter(to))
                    .toList()))
        .filter(series -> !series.samples().isEmpty())
        .toList();
  }

  @Override
  public List<MetricFamily> families(TeamEnvironment bot) {
    return all.getOrDefault(bot, Map.of()).keySet().stream()
        .map(key -> new MetricFamily(key.name(), MetricFamily.Type.GAUGE, "", List.of(key)))
        .toList();
  }
}
