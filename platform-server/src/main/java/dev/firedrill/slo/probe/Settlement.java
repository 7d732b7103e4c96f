package dev.firedrill.slo.probe;

import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.slo.ErrorBudget;
import dev.firedrill.slo.SliSlice;
import dev.firedrill.slo.SliStore;
import dev.firedrill.slo.SliTick;
import dev.firedrill.slo.SloSettings;
import dev.firedrill.slo.probe.Target.StateChange;
import dev.firedrill.team.TeamEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is done once a second with what users saw: it is judged, told, stored and, when final, put
 * into evidence. While the database is away everything but the telling waits in memory, up to
 * {@link SliTick#WINDOW}. Called by one thread at a time.
 */
final class Settlement {
  private static final Duration ROSTER_EVERY = Duration.ofSeconds(10);
  private static final int MINUTES_AT_ONCE = 30;

  private record Unrecorded(Target target, StateChange change) {}

  private final Roster roster;
  private final Asking asking;
  private final SliStore store;
  private final WindowRecorder windows;
  private final DomainEvents events;
  private final SloSettings settings;
  private final Deque<Unrecorded> unrecorded = new ArrayDeque<>();
  private Instant rosterDue = Instant.MIN;
  private Instant upkeepDue = Instant.MIN;

  Settlement(
      Roster roster,
      Asking asking,
      SliStore store,
      WindowRecorder windows,
      DomainEvents events,
      SloSettings settings) {
    this.roster = roster;
    this.asking = asking;
    this.store = store;
    this.windows = windows;
    this.events = events;
    this.settings = settings;
  }

  void settle(Instant now) {
    asking.expire(now);
    tell(now);
    save();
    recordStates();
    windows.record(roster.targets(), now);
    forget(now);
    if (!now.isBefore(rosterDue)) {
      rosterDue = roster.refresh(now) ? now.plus(ROSTER_EVERY) : now;
    }
    if (!now.isBefore(upkeepDue)) {
      upkeep(now);
      upkeepDue = now.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
    }
  }

  /** The last words before the platform stops. */
  void close() {
    asking.abandon();
    save();
    recordStates();
  }

  private void tell(Instant now) {
    List<SliTick.Item> items = new ArrayList<>();
    for (Target target : roster.targets()) {
      target.judge(now).ifPresent(change -> unrecorded.add(new Unrecorded(target, change)));
      items.add(target.news(now));
    }
    if (!items.isEmpty()) {
      events.publish(new SliTick(now, items));
    }
  }

  private void save() {
    List<SliSlice> all = new ArrayList<>();
    roster.targets().forEach(target -> all.addAll(target.unsaved()));
    if (all.isEmpty()) {
      return;
    }
    store.save(all);
    Map<TeamEnvironment, List<SliSlice>> saved =
        all.stream().collect(Collectors.groupingBy(SliSlice::bot));
    for (Target target : roster.targets()) {
      target.saved(saved.getOrDefault(target.bot(), List.of()));
    }
  }

  private void recordStates() {
    while (!unrecorded.isEmpty()) {
      Unrecorded first = unrecorded.getFirst();
      windows.stateChanged(first.target(), first.change());
      unrecorded.removeFirst();
    }
  }

  private void forget(Instant now) {
    for (Target target : roster.targets()) {
      target.forget(
          now.minus(SliTick.WINDOW).minusSeconds(1), now.minus(ErrorBudget.BUDGET_WINDOW));
    }
  }

  private void upkeep(Instant now) {
    store.rollUp(now.minus(settings.finality()).truncatedTo(ChronoUnit.MINUTES), MINUTES_AT_ONCE);
    store.forgetSeconds(now.minus(settings.secondsKept()));
  }
}
