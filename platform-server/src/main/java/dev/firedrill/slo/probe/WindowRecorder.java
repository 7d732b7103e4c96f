package dev.firedrill.slo.probe;

import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.slo.CommandTally;
import dev.firedrill.slo.LatencyHistogram;
import dev.firedrill.slo.SliSlice;
import dev.firedrill.slo.SliStore;
import dev.firedrill.slo.SliStore.Standing;
import dev.firedrill.slo.SliSummary;
import dev.firedrill.slo.SliTick;
import dev.firedrill.slo.SliWindow;
import dev.firedrill.slo.SloSettings;
import dev.firedrill.slo.probe.Target.StateChange;
import dev.firedrill.team.EnvironmentName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes what users saw of production bots into evidence: each window exactly once, when nothing in
 * it can change any more, and each change of state when it happens.
 */
final class WindowRecorder {
  /** So that others who append evidence do not wait for long. */
  private static final int AT_ONCE = 50;

  private final Evidence evidence;
  private final SliStore store;
  private final Transactions transactions;
  private final SloSettings settings;

  WindowRecorder(
      Evidence evidence, SliStore store, Transactions transactions, SloSettings settings) {
    this.evidence = evidence;
    this.store = store;
    this.transactions = transactions;
    this.settings = settings;
  }

  /** Writes every window that is final by now, of several bots with one commit. */
  void record(Collection<Target> targets, Instant now) {
    List<Target> due =
        targets.stream()
            .filter(target -> target.bot().environment() == EnvironmentName.PRODUCTION)
            .filter(target -> isFinal(target.standing().windowsUntil().plus(SliWindow.LENGTH), now))
            .toList();
    for (int from = 0; from < due.size(); from += AT_ONCE) {
      recordTogether(due.subList(from, Math.min(from + AT_ONCE, due.size())), now);
    }
  }

  private void recordTogether(List<Target> targets, Instant now) {
    Map<Target, Instant> until = new LinkedHashMap<>();
    transactions.run(() -> {
      for (Target target : targets) {
        Instant start = target.standing().windowsUntil();
        for (Instant end = start.plus(SliWindow.LENGTH); isFinal(end, now); ) {
          append(target, start, target.slices(start, end));
          start = end;
          end = start.plus(SliWindow.LENGTH);
        }
        until.put(target, start);
      }
    });
    until.forEach(Target::windowsAreInEvidenceUntil);
  }

  /**
   * Writes the windows that an earlier run of the platform stored but did not bring into evidence,
   * so that {@link #record} finds the rest in memory.
   */
  void catchUp(Target target, Instant now) {
    Instant from = target.standing().windowsUntil();
    Instant firstOpen = SliTick.floor(now.minus(settings.finality()), SliWindow.LENGTH);
    if (target.bot().environment() != EnvironmentName.PRODUCTION || !from.isBefore(firstOpen)) {
      return;
    }
    Instant last =
        firstOpen.isAfter(from.plus(1, ChronoUnit.HOURS))
            ? from.plus(1, ChronoUnit.HOURS)
            : firstOpen;
    Map<Instant, List<SliSlice>> stored = new TreeMap<>();
    for (SliSlice slice : store.seconds(target.bot(), from, last)) {
      stored
          .computeIfAbsent(SliTick.floor(slice.at(), SliWindow.LENGTH), _ -> new ArrayList<>())
          .add(slice);
    }
    transactions.run(() -> stored.forEach((start, slices) -> append(target, start, slices)));
    target.windowsAreInEvidenceUntil(firstOpen);
  }

  private boolean isFinal(Instant end, Instant now) {
    return !end.plus(settings.finality()).isAfter(now);
  }

  private void append(Target target, Instant start, List<SliSlice> slices) {
    if (slices.stream().mapToInt(SliSlice::asked).sum() > 0) {
      Standing standing = target.standing();
      evidence.append(fact(target, start, slices));
      store.stand(
          target.bot(),
          new Standing(standing.state(), standing.since(), start.plus(SliWindow.LENGTH)));
    }
  }

  private static NewEvidence fact(Target target, Instant start, List<SliSlice> slices) {
    LatencyHistogram latencies =
        LatencyHistogram.merged(slices.stream().map(SliSlice::latencies).toList());
    SliWindow window =
        new SliWindow(
            start,
            SliWindow.LENGTH,
            SliSlice.tallies(slices),
            latencies.percentileMs(0.5),
            latencies.percentileMs(0.95));
    int asked = slices.stream().mapToInt(SliSlice::asked).sum();
    // A request that no longer is open and has no outcome was the platform's error.
    int platformErrors = (int) (asked - window.all().total());
    Map<String, Object> payload = new TreeMap<>(window.payload());
    payload.put("asked", asked);
    payload.put("platformErrors", platformErrors);
    return NewEvidence.of(
            EvidenceKind.SLI_WINDOW,
            target.bot().team(),
            "bot:production",
            text(window, platformErrors))
        .withEnvironment(EnvironmentName.PRODUCTION)
        .withPayload(payload)
        .withOccurredAt(start);
  }

  private static String text(SliWindow window, int platformErrors) {
    CommandTally all = window.all();
    String good = "%d of %d requests answered well".formatted(all.good(), all.total());
    String slow = window.p95Ms() == null ? "" : ", p95 " + window.p95Ms() + " ms";
    String gap =
        platformErrors == 0 ? "" : "; " + platformErrors + " could not be asked by the platform";
    return good + slow + gap;
  }

  /** The state and, for production, the fact of its change. */
  void stateChanged(Target target, StateChange change) {
    transactions.run(() -> {
      store.stand(target.bot(), target.standing());
      if (target.bot().environment() == EnvironmentName.PRODUCTION) {
        evidence.append(fact(target, change));
      }
    });
  }

  private static String word(SliSummary.State state) {
    return switch (state) {
      case OK -> "fine";
      case BURNING -> "burning its error budget";
      case BREACHING -> "breaching its objective";
      case NO_DATA -> "without data";
    };
  }

  private NewEvidence fact(Target target, StateChange change) {
    CommandTally minute = change.lastMinute();
    double rate = settings.budget().burnRate(minute);
    String text =
        "Production is %s, was %s: %d of %d requests failed in the last minute"
            .formatted(word(change.to()), word(change.from()), minute.bad(), minute.total());
    return NewEvidence.of(
            EvidenceKind.SLI_STATE_CHANGED, target.bot().team(), "bot:production", text)
        .withEnvironment(EnvironmentName.PRODUCTION)
        .withPayload(
            Map.of(
                "from", change.from().name(),
                "to", change.to().name(),
                "good", minute.good(),
                "total", minute.total(),
                "burnRate", Math.round(rate * 100) / 100.0))
        .withOccurredAt(change.at());
  }
}
