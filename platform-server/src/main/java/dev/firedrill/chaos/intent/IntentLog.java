package dev.firedrill.chaos.intent;

import dev.firedrill.chaos.ledger.StepKey;
import dev.firedrill.chaos.ledger.StepState;
import java.time.Instant;
import java.util.Collection;

/** Where intents are written down outside of the database. */
public interface IntentLog {
  /** Keeps nothing: for servers that have no directory of their own. */
  IntentLog NONE =
      new IntentLog() {
        @Override
        public void intend(Collection<Intent> intents) {}

        @Override
        public void closed(StepKey step, StepState end, Instant at) {}
      };

  /**
   * Returns when all of them are on the disk. What was written before and has not changed is not
   * written again.
   *
   * @throws java.io.UncheckedIOException when they cannot be kept; then nothing may be done
   */
  void intend(Collection<Intent> intents);

  /** Nothing of the step is left to undo. */
  void closed(StepKey step, StepState end, Instant at);
}
