package dev.firedrill.chaos.engine;

import dev.firedrill.chaos.ledger.StepExecution;
import dev.firedrill.chaos.ledger.StepState;
import java.time.Duration;
import java.time.Instant;

/** What a step needs next. */
sealed interface StepMove {
  /** Nothing before this time. */
  record Wait(Instant until) implements StepMove {}

  record Arm(Instant due) implements StepMove {}

  /** Reads the target and gets everything ready for the instant. */
  record Prepare(Instant due) implements StepMove {}

  /** Whoever was applying it is gone. */
  record Resume() implements StepMove {}

  record CheckEffect() implements StepMove {}

  record CheckClean() implements StepMove {}

  record Send(Instant due) implements StepMove {}

  /** A checkpoint is reached. */
  record Mark(Instant due) implements StepMove {}

  /** {@code counts}: the author meant it to happen, so a fault is void. */
  record Skip(String why, boolean counts) implements StepMove {}

  /** Whether something is about to happen that a guard may prevent. */
  default boolean begins() {
    return switch (this) {
      case Prepare _, Send _, Mark _ -> true;
      case Wait _, Arm _, Resume _, CheckEffect _, CheckClean _, Skip _ -> false;
    };
  }

  /** Whether it is done together with the same move of other teams. */
  default boolean isOfAWave() {
    return switch (this) {
      case Arm _, Prepare _ -> true;
      case Wait _, Send _, Mark _, Resume _, CheckEffect _, CheckClean _, Skip _ -> false;
    };
  }

  static boolean isToBeSeenClean(StepExecution step, Instant now) {
    return step.state() == StepState.REVERTED && step.isDue(now);
  }

  /** How long before its time a fault is armed. */
  Duration ARM_LEAD = Duration.ofSeconds(10);

  /** How late a fault or a message may still be. */
  Duration FAULT_MAY_BE_LATE = Duration.ofSeconds(30);

  Duration INJECT_MAY_BE_LATE = Duration.ofSeconds(60);

  /**
   * Decides from the row, its due time and the clock alone; {@code lead} is how long before its
   * time a wave is prepared. Reverts are not decided here.
   */
  static StepMove of(StepExecution step, Timetable.Due due, Duration lead, Instant now) {
    return switch (step.state()) {
      case PLANNED, ARMED ->
          switch (due) {
            case Timetable.Due.Known(Instant at) -> begin(step, at, lead, now);
            case Timetable.Due.Waiting _ -> new Wait(Instant.MAX);
            case Timetable.Due.Never _ ->
                new Skip("the event it waits for cannot happen any more", true);
          };
      case INTENT, APPLYING -> step.isDue(now) ? new Resume() : new Wait(step.dueAt());
      case APPLIED -> step.isDue(now) ? new CheckEffect() : new Wait(step.dueAt());
      case REVERTED -> step.isDue(now) ? new CheckClean() : new Wait(step.dueAt());
      case VERIFIED, REVERTING, CLEAN, VOID, SUPERSEDED, STUCK, SENT, SKIPPED ->
          new Wait(Instant.MAX);
    };
  }

  private static StepMove begin(StepExecution step, Instant at, Duration lead, Instant now) {
    return switch (step.kind()) {
      case FAULT, NOISE, TRAFFIC -> disturb(step, at, lead, now);
      case INJECT -> inject(at, now);
      case CHECKPOINT -> now.isBefore(at) ? new Wait(at) : new Mark(at);
    };
  }

  private static StepMove disturb(StepExecution step, Instant due, Duration lead, Instant now) {
    boolean armed = step.state() == StepState.ARMED;
    Instant prepareAt = due.minus(lead);
    if (!now.isBefore(prepareAt)) {
      // Who prepares it holds it beyond its time.
      boolean held = armed && step.dueAt().isAfter(due) && step.dueAt().isAfter(now);
      return held ? new Wait(step.dueAt()) : new Prepare(due);
    }
    Instant armAt = due.minus(ARM_LEAD);
    if (!armed) {
      return now.isBefore(armAt) ? new Wait(armAt) : new Arm(due);
    }
    return new Wait(prepareAt);
  }

  private static StepMove inject(Instant due, Instant now) {
    if (now.isBefore(due)) {
      return new Wait(due);
    }
    Duration late = Duration.between(due, now);
    return late.compareTo(INJECT_MAY_BE_LATE) <= 0
        ? new Send(due)
        : new Skip("it was due " + late.toSeconds() + " s ago; at most 60 s are made up for", true);
  }
}
