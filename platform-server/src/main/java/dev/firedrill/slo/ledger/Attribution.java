package dev.firedrill.slo.ledger;

import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.slo.objective.Excuse;
import dev.firedrill.slo.objective.SliMinute;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Charges every bad minute (one with a failed request) to a cause, purely and by these rules:
 *
 * <ol>
 *   <li>An excused minute is the platform's, whatever else happened in it.
 *   <li>Bad minutes with at most one good minute between them are one stretch. A stretch is the
 *       team's when one of its changes was made within {@link #REACH} before it began: what is bad
 *       already cannot be the work of a later change, so mending is never punished.
 *   <li>What a later change made clearly worse ({@link Worsening}) is that change's, for as long as
 *       it is worse; then the minutes are again whose they were.
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

  private final List<SliMinute> bad;
  private final Map<Instant, Excuse> excuses;
  private final List<FaultSpan> faults;
  private final List<EvidenceEvent> changes;
  private final List<Charge> charges = new ArrayList<>();

  /** What is known of the stretch that goes on. */
  private @Nullable Instant began;

  private Instant last = Instant.MIN;
  private List<EvidenceEvent> begunBy = List.of();
  private @Nullable Instant lastFaultFrom;

  /** What later changes made worse, one upon the other. */
  private final List<Worse> worse = new ArrayList<>();

  /** The stretch's minutes that tell how bad it was: neither excused nor under a fault. */
  private final List<SliMinute> told = new ArrayList<>();

  /** Charged to these changes until the share of failures falls to {@code end}. */
  private record Worse(List<EvidenceEvent> changes, double end) {}

  private Attribution(
      List<SliMinute> minutes, List<FaultSpan> faults, List<EvidenceEvent> changes) {
    this.bad = minutes.stream().filter(minute -> minute.bad() > 0).toList();
    this.excuses = Excuse.among(minutes);
    this.faults = faults;
    this.changes = changes;
  }

  /** All lists are in order of time; changes are the team's own. */
  static List<Charge> of(
      List<SliMinute> minutes, List<FaultSpan> faults, List<EvidenceEvent> changes) {
    Attribution attribution = new Attribution(minutes, faults, changes);
    for (int i = 0; i < attribution.bad.size(); i++) {
      attribution.charge(i);
    }
    return attribution.charges;
  }

  private void charge(int i) {
    SliMinute minute = bad.get(i);
    Instant start = minute.at();
    Instant end = start.plus(SliMinute.LENGTH);
    if (began == null || Duration.between(last, start).compareTo(GAP) > 0) {
      began = start;
      begunBy = changes(start.minus(REACH), end);
      lastFaultFrom = null;
      worse.clear();
      told.clear();
    }
    last = start;
    Excuse excuse = excuses.get(start);
    if (excuse != null) {
      charges.add(Charge.excused(minute, excuse));
      return;
    }
    List<FaultSpan> inEffect = inEffect(minute);
    if (!inEffect.isEmpty()) {
      underFault(minute, inEffect, began);
      return;
    }
    if (lastFaultFrom != null) {
      begunBy = begunBy.isEmpty() ? changes(lastFaultFrom.minus(REACH), end) : begunBy;
      lastFaultFrom = null;
      told.clear();
    }
    endWorse(i);
    beginWorse(i);
    told.add(minute);
    charges.add(
        worse.isEmpty()
            ? Charge.of(minute, begunBy, false)
            : Charge.of(minute, worse.getLast().changes(), true));
  }

  /** Two minutes in a row, because one may be lucky. */
  private void endWorse(int i) {
    while (!worse.isEmpty()
        && telling(i, 2).stream()
            .allMatch(minute -> Worsening.share(List.of(minute)) <= worse.getLast().end())) {
      worse.removeLast();
    }
  }

  private void beginWorse(int i) {
    Instant start = bad.get(i).at();
    Set<EvidenceEvent> known = new HashSet<>(begunBy);
    worse.forEach(earlier -> known.addAll(earlier.changes()));
    List<EvidenceEvent> since =
        changes(start.minus(REACH), start.plus(SliMinute.LENGTH)).stream()
            .filter(change -> !known.contains(change))
            .toList();
    if (since.isEmpty()) {
      return;
    }
    Instant latest = since.getLast().occurredAt();
    List<SliMinute> before =
        told.stream()
            .filter(minute -> !minute.at().plus(SliMinute.LENGTH).isAfter(latest))
            .toList();
    before = before.subList(Math.max(0, before.size() - Worsening.BEFORE), before.size());
    List<SliMinute> after = telling(i, Worsening.RUN);
    if (Worsening.is(before, after)) {
      worse.add(new Worse(since, Worsening.end(before, after)));
    }
  }

  /** Up to so many of the stretch's minutes from this one on that tell how bad it is. */
  private List<SliMinute> telling(int from, int most) {
    List<SliMinute> minutes = new ArrayList<>();
    for (int i = from; i < bad.size() && minutes.size() < most; i++) {
      SliMinute minute = bad.get(i);
      boolean isApart =
          i > from && Duration.between(bad.get(i - 1).at(), minute.at()).compareTo(GAP) > 0;
      if (isApart || !inEffect(minute).isEmpty()) {
        break;
      }
      if (!excuses.containsKey(minute.at())) {
        minutes.add(minute);
      }
    }
    return minutes;
  }

  private void underFault(SliMinute minute, List<FaultSpan> inEffect, Instant stretchBegan) {
    Instant from = inEffect.stream().map(FaultSpan::from).min(Instant::compareTo).orElseThrow();
    boolean wasBadBefore = !stretchBegan.plus(SliMinute.LENGTH).isAfter(from);
    if (!wasBadBefore) {
      // The fault began the stretch; a change shortly before it did no harm that anybody saw.
      begunBy = List.of();
      worse.clear();
    }
    lastFaultFrom = from;
    List<EvidenceEvent> shared = worse.isEmpty() ? begunBy : worse.getLast().changes();
    double share = wasBadBefore && !shared.isEmpty() ? 0.5 : 1;
    charges.add(Charge.ofFaults(minute, share, inEffect));
    if (share < 1) {
      charges.add(Charge.besides(minute, shared, !worse.isEmpty(), inEffect));
    }
  }

  private List<FaultSpan> inEffect(SliMinute minute) {
    Instant end = minute.at().plus(SliMinute.LENGTH);
    return faults.stream().filter(fault -> fault.touches(minute.at(), end)).toList();
  }

  private List<EvidenceEvent> changes(Instant from, Instant to) {
    return changes.stream()
        .filter(change -> !change.occurredAt().isBefore(from) && change.occurredAt().isBefore(to))
        .toList();
  }
}
