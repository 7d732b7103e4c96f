package dev.firedrill.telemetry.metrics;

import java.util.List;
import java.util.UUID;

/**
 * What is written in one transaction, together with its id: if it is unknown whether it was
 * committed, writing it again stores it once.
 */
public record SampleBatch(UUID id, List<OfBot> bots) {
  public SampleBatch {
    bots = List.copyOf(bots);
  }

  /** What is new of one source: series first written or described anew, forgotten slots, rows. */
  public record OfBot(
      int source, List<StoredSeries> series, List<Integer> forgotten, List<SampleRow> rows) {
    public OfBot {
      series = List.copyOf(series);
      forgotten = List.copyOf(forgotten);
      rows = List.copyOf(rows);
    }
  }
}
