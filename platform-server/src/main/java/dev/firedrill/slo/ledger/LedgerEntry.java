package dev.firedrill.slo.ledger;

import dev.firedrill.evidence.EvidenceEvent;
import java.time.Instant;
import java.util.List;

/**
 * Consecutive minutes with one cause: {@code bad} of {@code total} requests failed, and {@code
 * share} (0.5 or 1) of that is charged to this cause. An entry with no requests at all is time in
 * which the platform asked nothing.
 */
public record LedgerEntry(
    Instant from,
    Instant until,
    long bad,
    long total,
    long minutes,
    Cause cause,
    double share,
    boolean excused,
    String text,
    List<EvidenceEvent> evidence) {
  public LedgerEntry {
    evidence = List.copyOf(evidence);
  }
}
