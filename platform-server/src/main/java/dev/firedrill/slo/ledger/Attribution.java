package dev.firedrill.slo.ledger;

import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.slo.objective.Excuse;
import dev.firedrill.slo.objective.SliMinute;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Charges every bad minute (one with a failed request) to a cause, purely and by these rules:
 *
 * <ol>
 *   <li>An excused minute is the platform's, whatever else happened in it.
 *   <li>Bad minutes with at most one good minute between them are one stretch. A stretch is the
 *       team's when one of its changes was made within {@link #REACH} before it began: what is bad
 *       already cannot be the work of a later change, so mending is never punished.
 *   <li>A minute in which a fault was in effect is the instructors'. Where the stretch was the
 *       team's before the fault took effect, both are charged half.
 *   <li>When the fault is over and it is still bad, the rest is the team's if the stretch was, or
 *       if a change was made since {@link #REACH} before the fault.
 *   <li>The rest is unexplained.
 * </ol>
 *
 * The shares of a minute add up to 1.
 */
final class Attribution {
  /** How long before a stretch a change counts as what began it. */
  static final Duration REACH = Duration.ofMinutes(10);

  private static final Duration GAP = SliMinute.LENGTH.multipliedBy(2);

  private final List<FaultSpan> faults;
  private final List<EvidenceEvent> changes;
  private final List<Charge> charges = new ArrayList<>();

  /** What is known of the stretch that goes on. */
  private @Nullable Instant began;

  private Instant last = Instant.MIN;
  private List<EvidenceEvent> begunBy = List.of();
  private @Nullable Instant lastFaultFrom;

  private Attribution(List<FaultSpan> faults, List<EvidenceEvent> changes) {
    this.faults = faults;
    this.changes = changes;
  }

  /** All lists are in order of time; changes are the team's own. */
  static List<Charge> of(
      List<SliMinute> minutes, List<FaultSpan> faults, List<EvidenceEvent> changes) {
    Attribution attribution = new Attribution(faults, changes);
    Map<Instant, Excuse> excuses = Excuse.among(minutes);
    for (SliMinute minute : minutes) {
      if (minute.bad() > 0) {
        attribution.charge(minute, excuses.get(minute.at()));
      }
    }
    return attribution.charges;
  }

  private void charge(SliMinute minute, @Nullable Excuse excuse) {
    Instant start = minute.at();
    Instant end = start.plus(SliMinute.LENGTH);
    if (began == null || Duration.between(last, start).compareTo(GAP) > 0) {
      began = start;
      begunBy = changes(start.minus(REACH), end);
      lastFaultFrom = null;
    }
    last = start;
    if (excuse != null) {
      charges.add(new Charge(minute, Cause.PLATFORM, 1, excuse, List.of(), List.of()));
      return;
    }
    List<FaultSpan> inEffect = faults.stream().filter(fault -> fault.touches(start, end)).toList();
    if (!inEffect.isEmpty()) {
      underFault(minute, inEffect, began);
      return;
    }
    if (lastFaultFrom != null) {
      begunBy = begunBy.isEmpty() ? changes(lastFaultFrom.minus(REACH), end) : begunBy;
      lastFaultFrom = null;
    }
    charges.add(
        new Charge(
            minute,
            begunBy.isEmpty() ? Cause.UNEXPLAINED : Cause.TEAM_CHANGE,
            1,
            null,
            begunBy,
            List.of()));
  }

  private void underFault(SliMinute minute, List<FaultSpan> inEffect, Instant stretchBegan) {
    Instant from = inEffect.stream().map(FaultSpan::from).min(Instant::compareTo).orElseThrow();
    boolean wasBadBefore = !stretchBegan.plus(SliMinute.LENGTH).isAfter(from);
    if (!wasBadBefore) {
      // The fault began the stretch; a change shortly before it did no harm that anybody saw.
      begunBy = List.of();
    }
    lastFaultFrom = from;
    double share = wasBadBefore && !begunBy.isEmpty() ? 0.5 : 1;
    charges.add(new Charge(minute, Cause.INSTRUCTOR_FAULT, share, null, facts(inEffect), inEffect));
    if (share < 1) {
      charges.add(new Charge(minute, Cause.TEAM_CHANGE, share, null, begunBy, inEffect));
    }
  }

  private static List<EvidenceEvent> facts(List<FaultSpan> spans) {
    return spans.stream().flatMap(span -> span.facts().stream()).toList();
  }

  private List<EvidenceEvent> changes(Instant from, Instant to) {
    return changes.stream()
        .filter(change -> !change.occurredAt().isBefore(from) && change.occurredAt().isBefore(to))
        .toList();
  }
}
