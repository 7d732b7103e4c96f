package dev.firedrill.telemetry.api.metrics;

import dev.firedrill.telemetry.MetricFamily;
import java.util.List;
import java.util.SortedMap;

/** Series of one name; at most 100 of them are listed. */
public record MetricFamilyView(
    String name,
    MetricFamily.Type type,
    String help,
    List<MetricSeriesView> series,
    boolean truncated) {
  private static final int MOST = 100;

  /** The labels of a series. */
  public record MetricSeriesView(SortedMap<String, String> labels) {}

  static MetricFamilyView of(MetricFamily family) {
    return new MetricFamilyView(
        family.name(),
        family.type(),
        family.help(),
        family.series().stream().limit(MOST).map(s -> new MetricSeriesView(s.labels())).toList(),
        family.series().size() > MOST);
  }
}
