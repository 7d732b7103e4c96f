package dev.firedrill.flag.schedule;

import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.flag.Flag;
import dev.firedrill.flag.FlagBook;
import dev.firedrill.flag.FlagDesk;
import dev.firedrill.flag.FlagInput;
import dev.firedrill.flag.FlagOutcome;
import dev.firedrill.flag.FlagStore;
import dev.firedrill.flag.definition.FlagType;
import dev.firedrill.flag.definition.Share;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.IdSource;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.team.TeamEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where changes of flags are planned and, when they are due, made. A change and its end commit
 * together, so it is made exactly once however many servers there are and whenever one stops.
 */
public final class FlagSchedules {
  private static final Logger LOG = LoggerFactory.getLogger(FlagSchedules.class);
  private static final Duration FURTHEST = Duration.ofDays(366);
  private static final int MOST_OF_A_FLAG = 20;
  private static final int BATCH = 50;

  private final ScheduleStore schedules;
  private final FlagStore flags;
  private final FlagDesk desk;
  private final FlagBook book;
  private final Transactions transactions;
  private final IdSource ids;
  private final InstantSource clock;

  public FlagSchedules(
      ScheduleStore schedules,
      FlagStore flags,
      FlagDesk desk,
      FlagBook book,
      Transactions transactions,
      IdSource ids,
      InstantSource clock) {
    this.schedules = schedules;
    this.flags = flags;
    this.desk = desk;
    this.book = book;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /** What somebody wants to happen, and when. */
  public record Plan(
      Instant at, ScheduledChange.Action action, @Nullable List<Share> rollout, String reason) {}

  /**
   * Plans a change.
   *
   * @return the flag; empty when there is none
   * @throws Failure invalid-input when the time is past or more than a year away, or when the
   *     action does not fit the flag as it is now
   */
  public Optional<Flag> add(TeamEnvironment owner, String key, Plan plan, PersonId by) {
    String why = FlagInput.reason(plan.reason());
    return transactions.call(() -> {
      flags.hold(owner);
      Optional<Flag> found = flags.find(owner, key).filter(flag -> !flag.archived());
      found.ifPresent(flag -> {
        check(flag, plan);
        ScheduledChange change =
            new ScheduledChange(
                ids.next(),
                owner,
                key,
                plan.at(),
                plan.action(),
                plan.action() == ScheduledChange.Action.ROLLOUT ? plan.rollout() : null,
                why,
                by);
        schedules.add(change);
        book.note(
            EvidenceKind.FLAG_DEFINED,
            flag,
            "will be " + change.deed() + " at " + plan.at().truncatedTo(ChronoUnit.SECONDS),
            by,
            why);
      });
      return found;
    });
  }

  private void check(Flag flag, Plan plan) {
    Instant now = clock.instant();
    if (!plan.at().isAfter(now) || plan.at().isAfter(now.plus(FURTHEST))) {
      throw Failure.invalid(
          "The time %s is not within the year from now, %s; change the flag at once or later."
              .formatted(plan.at(), now.truncatedTo(ChronoUnit.SECONDS)));
    }
    boolean splits = plan.action() == ScheduledChange.Action.ROLLOUT;
    if (splits != (plan.rollout() != null)) {
      throw Failure.invalid("A rollout goes with the action ROLLOUT and with no other.");
    }
    if (plan.rollout() != null) {
      FlagInput.shares(plan.rollout(), flag.definition());
    }
    boolean switches =
        plan.action() == ScheduledChange.Action.ON || plan.action() == ScheduledChange.Action.OFF;
    if (switches && flag.definition().type() != FlagType.BOOLEAN) {
      throw Failure.invalid(
          "The flag '" + flag.key() + "' is no switch: schedule ENABLE, DISABLE or ROLLOUT.");
    }
    long planned =
        schedules.pending(flag.owner()).stream()
            .filter(change -> change.key().equals(flag.key()))
            .count();
    if (planned >= MOST_OF_A_FLAG) {
      throw Failure.invalid(
          MOST_OF_A_FLAG + " changes of this flag are scheduled already; cancel one first.");
    }
  }

  /**
   * Cancels what is still to come.
   *
   * @return the flag; empty when that change has happened, was canceled or never was of this flag
   */
  public Optional<Flag> cancel(TeamEnvironment owner, String key, UUID id, PersonId by) {
    return transactions.call(() -> {
      flags.hold(owner);
      return schedules
          .lockPending(owner, id)
          .filter(change -> change.key().equals(key))
          .flatMap(change -> {
            schedules.end(id, ScheduleStore.End.CANCELED, null);
            Optional<Flag> flag = flags.find(owner, key);
            flag.ifPresent(of ->
                book.note(
                    EvidenceKind.FLAG_DEFINED,
                    of,
                    "will not be " + change.deed() + " at " + change.at(),
                    by,
                    "canceled what was scheduled"));
            return flag;
          });
    });
  }

  /** Makes what is due by the database's clock; how many were made or failed. */
  public int runDue() {
    List<ScheduledChange> due = schedules.due(BATCH);
    for (ScheduledChange change : due) {
      try {
        transactions.run(() -> make(change));
      } catch (Failure refused) {
        transactions.run(() -> giveUp(change, refused.detail()));
      } catch (RuntimeException broken) {
        // The edge of the tick's work: one that breaks must not keep the others back.
        LOG.error("the scheduled change {} of {} was not made", change.id(), change.key(), broken);
      }
    }
    return due.size();
  }

  private void make(ScheduledChange change) {
    flags.hold(change.owner());
    if (schedules.lockPending(change.owner(), change.id()).isEmpty()) {
      return; // another server was faster, or it was canceled
    }
    FlagOutcome outcome =
        desk.edit(change.owner(), change.key(), change.edit(), change.reason(), null, change.by());
    switch (outcome) {
      case FlagOutcome.Changed _ -> schedules.end(change.id(), ScheduleStore.End.DONE, null);
      case FlagOutcome.Unchanged(Flag flag) -> {
        schedules.end(change.id(), ScheduleStore.End.DONE, null);
        book.tell(flag); // pages show the plan
      }
      case FlagOutcome.UnknownKey _, FlagOutcome.Stale _, FlagOutcome.Exists _ ->
          schedules.end(change.id(), ScheduleStore.End.FAILED, "The flag was archived.");
    }
  }

  private void giveUp(ScheduledChange change, String why) {
    flags.hold(change.owner());
    if (schedules.lockPending(change.owner(), change.id()).isEmpty()) {
      return;
    }
    schedules.end(change.id(), ScheduleStore.End.FAILED, why);
    LOG.warn("{} was not {} as scheduled: {}", change.key(), change.deed(), why);
    flags
        .find(change.owner(), change.key())
        .ifPresent(flag ->
            book.note(
                EvidenceKind.FLAG_DEFINED,
                flag,
                "was not " + change.deed() + " as scheduled",
                change.by(),
                why));
  }
}
