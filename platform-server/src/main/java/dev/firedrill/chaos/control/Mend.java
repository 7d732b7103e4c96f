package dev.firedrill.chaos.control;

import dev.firedrill.chaos.RunState;
import dev.firedrill.chaos.ledger.StepExecution;
import dev.firedrill.chaos.ledger.StepState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What staff may do about a fault of one team whose effect is not seen, or that is not seen to be
 * gone. Pure.
 */
enum Mend {
  /** Applies it once more and looks for its effect anew; what is stuck is undone once more. */
  RETRY,
  /** Gives it up for the team: it is undone now, and void. */
  SKIP;

  /** What comes of the wish. */
  sealed interface Answer {
    /** The row as it is to be. */
    record Next(StepExecution step) implements Answer {}

    record Refused(String why) implements Answer {}
  }

  String word() {
    return switch (this) {
      case RETRY -> "retry";
      case SKIP -> "skip";
    };
  }

  /** Decides from the row and the run it is of. */
  Answer of(StepExecution step, RunState run, String reason, Instant now) {
    if (!step.kind().disturbs()) {
      return new Answer.Refused(
          "Step '" + step.key().step() + "' is no fault; only a fault can be " + past() + ".");
    }
    return switch (step.state()) {
      case APPLIED -> applied(step, run, reason, now);
      case STUCK ->
          this == RETRY
              ? new Answer.Next(step.next(StepState.STUCK, now))
              : new Answer.Refused(
                  "The fault is not seen to be gone at its target and cannot be skipped; retry its"
                      + " undoing.");
      case VERIFIED ->
          new Answer.Refused(
              "The effect was seen meanwhile; soften the fault or halt the team to end it.");
      case PLANNED, ARMED, INTENT, APPLYING ->
          new Answer.Refused("The fault has not been applied yet; there is nothing to mend.");
      case REVERTING, REVERTED ->
          new Answer.Refused("The fault is being undone already; look again in a moment.");
      case CLEAN, VOID, SUPERSEDED, SENT, SKIPPED ->
          new Answer.Refused("The fault is over for this team; there is nothing to mend.");
    };
  }

  private Answer applied(StepExecution step, RunState run, String reason, Instant now) {
    if (run.compareTo(RunState.ENDING) >= 0) {
      return new Answer.Refused("The run is ending and undoes the fault anyway.");
    }
    if (this == RETRY) {
      return run == RunState.PAUSED
          ? new Answer.Refused(
              "The run is paused, so nothing is applied; let it go on and then retry.")
          : new Answer.Next(
              step.next(StepState.APPLIED, now)
                  .times(times -> times.applied(now))
                  .tuned(step.tuning().pending(true))
                  .noted("applied again by staff: " + reason));
    }
    @Nullable Instant expires = step.times().expiresAt();
    return new Answer.Next(
        step.next(StepState.APPLIED, now)
            .times(times -> times.intended(now, expires == null ? now : expires))
            .noted("skipped by staff: " + reason));
  }

  private String past() {
    return switch (this) {
      case RETRY -> "retried";
      case SKIP -> "skipped";
    };
  }
}
