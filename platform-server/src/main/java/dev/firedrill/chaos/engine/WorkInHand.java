package dev.firedrill.chaos.engine;

import dev.firedrill.chaos.ledger.StepExecution;
import dev.firedrill.chaos.ledger.StepKey;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One piece of work for a step at a time on this server; the ledger sees to the others. */
final class WorkInHand {
  private static final Logger LOG = LoggerFactory.getLogger(WorkInHand.class);

  private final Set<StepKey> keys = ConcurrentHashMap.newKeySet();
  private final WakeSignal signal;

  WorkInHand(WakeSignal signal) {
    this.signal = signal;
  }

  /** False when somebody works on it. */
  boolean take(StepKey key) {
    return keys.add(key);
  }

  void done(StepKey key) {
    keys.remove(key);
    signal.wake();
  }

  void submit(Executor lane, StepExecution step, Runnable work) {
    if (take(step.key())) {
      lane.execute(() -> {
        try {
          guarded(step.key() + " (" + step.state() + ")", work);
        } finally {
          done(step.key());
        }
      });
    }
  }

  /** The edge of a worker's thread: what failed is still in the ledger and comes up again. */
  static void guarded(Object about, Runnable work) {
    try {
      work.run();
    } catch (StepRecorder.RunIsEnding late) {
      LOG.debug("{}", late.getMessage());
    } catch (RuntimeException failure) {
      LOG.error("work on {} failed", about, failure);
    }
  }
}
