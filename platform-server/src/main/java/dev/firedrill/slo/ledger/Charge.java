package dev.firedrill.slo.ledger;

import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.slo.objective.Excuse;
import dev.firedrill.slo.objective.SliMinute;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A minute, or the {@code share} of it, charged to a cause because of these facts. */
record Charge(
    SliMinute minute,
    Cause cause,
    double share,
    @Nullable Excuse excuse,
    List<EvidenceEvent> because,
    List<FaultSpan> faults) {
  Charge {
    because = List.copyOf(because);
    faults = List.copyOf(faults);
  }

  /** Whether the two are one entry when the second follows the first. */
  boolean goesOnAs(Charge next) {
    return cause == next.cause
        && share == next.share
        && excuse == next.excuse
        && because.equals(next.because)
        && faults.equals(next.faults);
  }
}
