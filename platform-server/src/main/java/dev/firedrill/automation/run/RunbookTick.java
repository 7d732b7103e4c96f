package dev.firedrill.automation.run;

import dev.firedrill.kernel.Background;
import dev.firedrill.kernel.Ticker;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks after running steps twice a second, and every two seconds for new ones; at once after a run
 * of this server began or went on.
 */
public final class RunbookTick implements Background {
  private static final Duration PERIOD = Duration.ofMillis(500);
  private static final int IDLE_PERIODS = 4;
  private static final long PATIENCE_SECONDS = 10;

  private final Runs runs;
  private final StepRunner runner;
  private final Ticker clockwork = new Ticker("runbooks", PERIOD, this::look);
  private @Nullable ExecutorService threads;
  private @Nullable StepHands hands;
  private boolean nudged = true;
  private int idleRounds;

  public RunbookTick(Runs runs, StepRunner runner) {
    this.runs = runs;
    this.runner = runner;
  }

  @Override
  public synchronized void start() {
    // Virtual, because only then an interrupt also ends a wait for the network.
    threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("runbook-step-", 0).factory());
    hands = new StepHands(runs, runner, threads);
    clockwork.start();
  }

  /** A run began or went on: looks at once. */
  public void nudge() {
    synchronized (this) {
      nudged = true;
    }
    clockwork.nudge();
  }

  private void look() {
    StepHands ready;
    synchronized (this) {
      ready = nudged || ++idleRounds >= IDLE_PERIODS ? hands : null;
      nudged = false;
    }
    if (ready != null) {
      boolean busy = ready.look();
      synchronized (this) {
        idleRounds = busy ? IDLE_PERIODS - 1 : 0;
      }
    }
  }

  @Override
  public void stop() {
    clockwork.stop();
    ExecutorService stopped;
    synchronized (this) {
      stopped = threads;
      threads = null;
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
