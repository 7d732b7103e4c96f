package dev.firedrill.chaos.janitor;

import dev.firedrill.chaos.intent.Intent;
import dev.firedrill.chaos.intent.IntentFiles;
import dev.firedrill.chaos.ledger.StepKey;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Reads what was intended and undoes what is overdue, with some grace so that it does not get in
 * the way of a platform that works. What lies outside of the database is taken away at once; the
 * rest as soon as the database answers, by the fault's own code and fenced by the ledger.
 */
public final class Janitor {
  /** How long after its time an effect is left to the platform. */
  public static final Duration GRACE = Duration.ofSeconds(5);

  private static final Duration KEPT = Duration.ofDays(7);

  private final IntentFiles intents;
  private final Residue residue;
  private final Supplier<Optional<Undoing>> database;
  private final JanitorDiary diary;
  private final InstantSource clock;
  private final Duration grace;
  private final Map<StepKey, Long> takenAway = new HashMap<>();
  private final Map<StepKey, String> told = new HashMap<>();

  /** {@code database} gives nothing while it does not answer; it is asked only when needed. */
  public Janitor(
      IntentFiles intents,
      Residue residue,
      Supplier<Optional<Undoing>> database,
      JanitorDiary diary,
      InstantSource clock,
      Duration grace) {
    this.intents = intents;
    this.residue = residue;
    this.database = database;
    this.diary = diary;
    this.clock = clock;
    this.grace = grace;
  }

  /** One look at everything; how many intents are still open afterwards. */
  public int look() {
    Instant now = clock.instant();
    Instant overdue = now.minus(grace);
    List<Intent> open = intents.open();
    List<Intent> due =
        open.stream().filter(intent -> !intent.revertDueAt().isAfter(overdue)).toList();
    keepOnly(open.stream().map(Intent::step).collect(Collectors.toSet()));
    sweep(now);
    due.forEach(this::takeAway);
    if (due.isEmpty()) {
      return open.size();
    }
    Optional<Undoing> answering = database.get();
    int closed = 0;
    for (Intent intent : due) {
      if (answering.isEmpty()) {
        tell(intent, "waits for the database");
      } else if (undo(answering.get(), intent, overdue)) {
        closed++;
      }
    }
    return open.size() - closed;
  }

  /** Deletes the files of runs that were over a week ago. */
  public void forgetOld() {
    intents.forget(clock.instant().minus(KEPT));
  }

  private void keepOnly(Set<StepKey> open) {
    takenAway.keySet().retainAll(new HashSet<>(open));
    told.keySet().retainAll(new HashSet<>(open));
  }

  private void sweep(Instant now) {
    try {
      int swept = residue.sweep(now);
      if (swept > 0) {
        diary.tell("took away " + swept + " expired leftovers that nobody claims");
      }
    } catch (IOException broken) {
      diary.tell("cannot look for leftovers: " + broken.getMessage());
    }
  }

  /** Once for each epoch: a newer one is a new effect. */
  private void takeAway(Intent intent) {
    Long before = takenAway.get(intent.step());
    if (before != null && before >= intent.epoch()) {
      return;
    }
    try {
      if (residue.remove(intent)) {
        diary.tell("took away " + name(intent) + " outside of the database");
      }
      takenAway.put(intent.step(), intent.epoch());
    } catch (IOException broken) {
      tell(intent, "cannot be taken away: " + broken.getMessage());
    }
  }

  /** The edge of one intent: what fails is tried again at the next look. */
  private boolean undo(Undoing undoing, Intent intent, Instant overdue) {
    try {
      return switch (undoing.undo(intent, overdue)) {
        case Undoing.Outcome.Over(var end) -> {
          intents.closed(intent.step(), end, clock.instant());
          diary.tell("closed " + name(intent) + ": " + end);
          yield true;
        }
        case Undoing.Outcome.NotYet(String why) -> {
          tell(intent, why);
          yield false;
        }
      };
    } catch (RuntimeException failed) {
      tell(intent, "could not be undone and is tried again: " + failed.getMessage());
      return false;
    }
  }

  /** Says the same of the same step only once in a row. */
  private void tell(Intent intent, String what) {
    if (!what.equals(told.put(intent.step(), what))) {
      diary.tell(name(intent) + " " + what);
    }
  }

  private static String name(Intent intent) {
    return intent.fault() + " of " + intent.step() + " (epoch " + intent.epoch() + ")";
  }
}
