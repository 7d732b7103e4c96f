package dev.firedrill.telemetry;

import java.util.List;

/** Series of one name, with what the bot says of them. A histogram's parts are families too. */
public record MetricFamily(String name, Type type, String help, List<SeriesKey> series) {
  public MetricFamily {
    series = List.copyOf(series);
  }

  /** What the bot declares; a bucket, sum or count of a histogram counts as a counter. */
  public enum Type {
    COUNTER,
    GAUGE,
    HISTOGRAM,
    SUMMARY,
    UNTYPED
  }
}
