package dev.firedrill.flag.schedule;

import dev.firedrill.kernel.Background;
import dev.firedrill.kernel.WorkLane;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks twice a second whether a scheduled change is due. */
public final class ScheduleTick implements Background {
  private static final Logger LOG = LoggerFactory.getLogger(ScheduleTick.class);
  private static final long PERIOD_MILLIS = 500;
  private static final long PATIENCE_SECONDS = 10;

  private final FlagSchedules schedules;
  private @Nullable ScheduledExecutorService thread;

  public ScheduleTick(FlagSchedules schedules) {
    this.schedules = schedules;
  }

  @Override
  public synchronized void start() {
    ScheduledExecutorService started =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("flag-schedule").daemon().factory());
    thread = started;
    Future<?> _ =
        started.scheduleWithFixedDelay(
            this::tick, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void tick() {
    try {
      WorkLane.runs(schedules::runDue);
    } catch (RuntimeException failed) {
      // The edge of the thread: what is due now is due at the next tick too.
      LOG.error("scheduled flags could not be looked at", failed);
    }
  }

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
