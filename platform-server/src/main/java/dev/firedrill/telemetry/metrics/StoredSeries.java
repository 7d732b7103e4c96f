package dev.firedrill.telemetry.metrics;

import dev.firedrill.telemetry.MetricFamily;
import dev.firedrill.telemetry.SeriesKey;
import java.time.Instant;

/** A series of a bot, the slot of its values in rows, and when it was last in a scrape. */
public record StoredSeries(
    int slot, SeriesKey key, MetricFamily.Type type, String help, Instant lastSeen) {
  StoredSeries seen(Instant at) {
    return new StoredSeries(slot, key, type, help, at);
  }

  StoredSeries described(MetricFamily.Type as, String words) {
    return new StoredSeries(slot, key, as, words, lastSeen);
  }
}
