package dev.firedrill.automation.run;

import dev.firedrill.kernel.Background;
import dev.firedrill.kernel.Ticker;
import dev.firedrill.kernel.WorkLane;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after running steps twice a second. Each is worked on by a thread that it may keep busy
 * without holding up the others, or that it is given up in time.
 */
public final class RunbookTick implements Background {
  private static final Logger LOG = LoggerFactory.getLogger(RunbookTick.class);
  private static final Duration PERIOD = Duration.ofMillis(500);
  private static final long PATIENCE_SECONDS = 10;
  private static final int HANDS = 4;

  private final Runs runs;
  private final StepRunner runner;
  private final Set<UUID> inHand = ConcurrentHashMap.newKeySet();
  private final Ticker clockwork = new Ticker("runbooks", PERIOD, this::look);
  private @Nullable ExecutorService hands;

  public RunbookTick(Runs runs, StepRunner runner) {
    this.runs = runs;
    this.runner = runner;
  }

  @Override
  public synchronized void start() {
    hands =
        Executors.newFixedThreadPool(
            HANDS, Thread.ofPlatform().name("runbook-step-", 0).daemon().factory());
    clockwork.start();
  }

  private void look() {
    ExecutorService workers;
    synchronized (this) {
      workers = hands;
    }
    if (workers == null) {
      return;
    }
    for (UUID run : runs.withRunningStep()) {
      if (!runner.giveUp(run) && inHand.add(run)) {
        workers.execute(() -> work(run));
      }
    }
  }

  private void work(UUID run) {
    try {
      WorkLane.runs(() -> runner.work(run));
    } catch (RuntimeException failed) {
      // The edge of the thread: tried again until the step is given up.
      LOG.error("a step of run {} could not be worked on", run, failed);
    } finally {
      inHand.remove(run);
    }
  }

  @Override
  public void stop() {
    clockwork.stop();
    ExecutorService stopped;
    synchronized (this) {
      stopped = hands;
      hands = null;
    }
    if (stopped == null) {
      return;
    }
    stopped.shutdown();
    try {
      if (!stopped.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        stopped.shutdownNow();
      }
    } catch (InterruptedException interrupted) {
      stopped.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
