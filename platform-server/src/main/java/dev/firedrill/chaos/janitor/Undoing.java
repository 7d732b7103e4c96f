package dev.firedrill.chaos.janitor;

import dev.firedrill.chaos.intent.Intent;
import dev.firedrill.chaos.ledger.StepState;
import java.time.Instant;

/** The way to undo what stands in the database, and to say so in the ledger. */
@FunctionalInterface
public interface Undoing {
  /** What came of it. */
  sealed interface Outcome {
    /** Nothing is left to undo; the step ended like this. */
    record Over(StepState end) implements Outcome {}

    /** Somebody else has it in hand, or it is not overdue by the ledger. */
    record NotYet(String why) implements Outcome {}
  }

  /** Undoes it when the ledger too says that it was due before {@code overdue}. */
  Outcome undo(Intent intent, Instant overdue);
}
