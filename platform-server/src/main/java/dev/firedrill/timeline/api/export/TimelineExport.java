package dev.firedrill.timeline.api.export;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A timeline to take away, in order of time. {@code view}: all or curated. */
public record TimelineExport(
    String name,
    String view,
    Instant from,
    Instant to,
    double objective,
    List<ExportRow> events,
    List<FaultSpan> faults) {

  /** When a fault was in force. */
  public record FaultSpan(String title, Instant from, @Nullable Instant to) {}
}
