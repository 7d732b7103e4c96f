package dev.firedrill.automation.run;

import dev.firedrill.kernel.WorkLane;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on running steps, each in a thread of its own: one that hangs holds up no other. When the
 * time of a step is over its thread is interrupted and the step given up.
 */
final class StepHands {
  private static final Logger LOG = LoggerFactory.getLogger(StepHands.class);

  private final Runs runs;
  private final StepRunner runner;
  private final ExecutorService threads;
  private final Map<UUID, Future<?>> inHand = new ConcurrentHashMap<>();

  StepHands(Runs runs, StepRunner runner, ExecutorService threads) {
    this.runs = runs;
    this.runner = runner;
    this.threads = threads;
  }

  /**
   * Takes up what nobody works on and gives up what is overdue; whether there was anything. Never
   * waits for a step.
   */
  boolean look() {
    inHand.values().removeIf(Future::isDone);
    List<UUID> running = runs.withRunningStep();
    for (UUID run : running) {
      if (runner.isOverdue(run)) {
        Future<?> hanging = inHand.get(run);
        if (hanging != null) {
          hanging.cancel(true);
        }
        // While the thread still holds the run, the next look gives the step up.
        boolean _ = runner.giveUp(run);
      } else {
        inHand.computeIfAbsent(run, id -> threads.submit(() -> work(id)));
      }
    }
    return !running.isEmpty();
  }

  private void work(UUID run) {
    try {
      WorkLane.runs(() -> runner.work(run));
    } catch (RuntimeException failed) {
      // The edge of the thread: tried again until the step is given up.
      if (Thread.currentThread().isInterrupted()) {
        LOG.warn("a step of run {} did not end in its time and was broken off", run);
        return;
      }
      LOG.error("a step of run {} could not be worked on", run, failed);
    }
  }
}
