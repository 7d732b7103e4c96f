package dev.firedrill.chaos.engine;

import dev.firedrill.chaos.ledger.StepExecution;
import dev.firedrill.chaos.ledger.StepKind;
import java.time.Duration;
import java.time.Instant;

/** What a step needs next. */
sealed interface StepMove {
  /** Nothing before this time. */
  record Wait(Instant until) implements StepMove {}

  record Arm(Instant due) implements StepMove {}

  record Begin(Instant due) implements StepMove {}

  /** Whoever was applying it is gone. */
  record Resume() implements StepMove {}

  record CheckEffect() implements StepMove {}

  record CheckClean() implements StepMove {}

  record Send(Instant due) implements StepMove {}

  record Skip(String why) implements StepMove {}

  /** How long before its time a fault is armed. */
  Duration ARM_LEAD = Duration.ofSeconds(10);

  /** How late a fault or a message may still be. */
  Duration FAULT_MAY_BE_LATE = Duration.ofSeconds(30);

  Duration INJECT_MAY_BE_LATE = Duration.ofSeconds(60);

  /** Decides from the row, its due time and the clock alone. Reverts are not decided here. */
  static StepMove of(StepExecution step, Timetable.Due due, Instant now) {
    return switch (step.state()) {
      case PLANNED, ARMED ->
          switch (due) {
            case Timetable.Due.Known(Instant at) ->
                step.kind() == StepKind.FAULT ? fault(step, at, now) : inject(at, now);
            case Timetable.Due.Waiting _ -> new Wait(Instant.MAX);
            case Timetable.Due.Never _ -> new Skip("the event it waits for cannot happen any more");
          };
      case INTENT, APPLYING -> step.isDue(now) ? new Resume() : new Wait(step.dueAt());
      case APPLIED -> step.isDue(now) ? new CheckEffect() : new Wait(step.dueAt());
      case REVERTED -> step.isDue(now) ? new CheckClean() : new Wait(step.dueAt());
      case VERIFIED, REVERTING, CLEAN, VOID, SUPERSEDED, STUCK, SENT, SKIPPED ->
          new Wait(Instant.MAX);
    };
  }

  private static StepMove fault(StepExecution step, Instant due, Instant now) {
    if (!now.isBefore(due)) {
      return new Begin(due);
    }
    Instant armAt = due.minus(ARM_LEAD);
    return switch (step.state()) {
      case PLANNED -> now.isBefore(armAt) ? new Wait(armAt) : new Arm(due);
      case ARMED,
          INTENT,
          APPLYING,
          APPLIED,
          VERIFIED,
          REVERTING,
          REVERTED,
          CLEAN,
          VOID,
          SUPERSEDED,
          STUCK,
          SENT,
          SKIPPED ->
          new Wait(due);
    };
  }

  private static StepMove inject(Instant due, Instant now) {
    if (now.isBefore(due)) {
      return new Wait(due);
    }
    Duration late = Duration.between(due, now);
    return late.compareTo(INJECT_MAY_BE_LATE) <= 0
        ? new Send(due)
        : new Skip("it was due " + late.toSeconds() + " s ago; at most 60 s are made up for");
  }
}
