package dev.firedrill.kernel;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the same again and again on a thread of its own, in the lane of runs ({@link WorkLane}): the
 * first round comes one pause after the start, each further one a pause after the end of the one
 * before. A round that fails is logged, and the next one starts anew.
 */
public final class Ticker implements Background {
  private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final String name;
  private final Duration pause;
  private final Runnable round;
  private final boolean lastRound;
  private @Nullable ScheduledExecutorService thread;

  public Ticker(String name, Duration pause, Runnable round) {
    this(name, pause, round, false);
  }

  private Ticker(String name, Duration pause, Runnable round, boolean lastRound) {
    this.name = name;
    this.pause = pause;
    this.round = round;
    this.lastRound = lastRound;
  }

  /** One that stops only after a last round, so that nothing collected until then is lost. */
  public Ticker withLastRound() {
    return new Ticker(name, pause, round, true);
  }

  @Override
  public synchronized void start() {
    ScheduledExecutorService started =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name(name).daemon().factory());
    Future<?> _ =
        started.scheduleWithFixedDelay(
            this::guarded, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    thread = started;
  }

  /** A round as soon as the thread is free, which the caller does not wait for. */
  public void nudge() {
    nudgeIn(Duration.ZERO);
  }

  /** A round after this time, or as soon as the thread is free then. */
  public void nudgeIn(Duration time) {
    ScheduledExecutorService now;
    synchronized (this) {
      now = thread;
    }
    if (now == null) {
      return;
    }
    try {
      Future<?> _ = now.schedule(this::guarded, time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException stopping) {
      LOG.debug("{} stops; what it was nudged for is found at the next start", name);
    }
  }

  private void guarded() {
    try {
      WorkLane.runs(round);
    } catch (RuntimeException failed) {
      // The edge of the thread: what is due now is due in the next round too.
      LOG.error("a round of {} failed; the next one starts anew", name, failed);
    }
  }

  /** Returns when the round under way has ended, or is interrupted after ten seconds. */
  @Override
  public void stop() {
    ScheduledExecutorService stopped;
    synchronized (this) {
      stopped = thread;
      thread = null;
    }
    if (stopped == null) {
      return;
    }
    if (lastRound) {
      Future<?> _ = stopped.submit(this::guarded);
    }
    stopped.shutdown();
    try {
      if (!stopped.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        stopped.shutdownNow();
      }
    } catch (InterruptedException interrupted) {
      stopped.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
