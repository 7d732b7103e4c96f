package dev.firedrill.slo.ledger;

import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.slo.objective.Excuse;
import dev.firedrill.slo.objective.SliMinute;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A minute, or the {@code share} of it, charged to a cause because of these facts; {@code worsened}
 * when it was bad already and they made it worse.
 */
record Charge(
    SliMinute minute,
    Cause cause,
    double share,
    @Nullable Excuse excuse,
    List<EvidenceEvent> because,
    boolean worsened,
    List<FaultSpan> faults) {
  private static final double HALF = 0.5;

  Charge {
    because = List.copyOf(because);
    faults = List.copyOf(faults);
  }

  static Charge excused(SliMinute minute, Excuse excuse) {
    return new Charge(minute, Cause.PLATFORM, 1, excuse, List.of(), false, List.of());
  }

  /** The team's, because of these changes; unexplained when there are none. */
  static Charge of(SliMinute minute, List<EvidenceEvent> changes, boolean worsened) {
    Cause cause = changes.isEmpty() ? Cause.UNEXPLAINED : Cause.TEAM_CHANGE;
    return new Charge(minute, cause, 1, null, changes, worsened, List.of());
  }

  static Charge ofFaults(SliMinute minute, double share, List<FaultSpan> faults) {
    List<EvidenceEvent> facts = faults.stream().flatMap(fault -> fault.facts().stream()).toList();
    return new Charge(minute, Cause.INSTRUCTOR_FAULT, share, null, facts, false, faults);
  }

  /** The team's half of a minute that faults have the other half of. */
  static Charge besides(
      SliMinute minute, List<EvidenceEvent> changes, boolean worsened, List<FaultSpan> faults) {
    return new Charge(minute, Cause.TEAM_CHANGE, HALF, null, changes, worsened, faults);
  }

  /** Whether the two are one entry when the second follows the first. */
  boolean goesOnAs(Charge next) {
    return cause == next.cause
        && share == next.share
        && excuse == next.excuse
        && worsened == next.worsened
        && because.equals(next.because)
        && faults.equals(next.faults);
  }
}
