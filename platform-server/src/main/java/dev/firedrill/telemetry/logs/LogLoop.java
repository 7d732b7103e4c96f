package dev.firedrill.telemetry.logs;

import dev.firedrill.kernel.Background;
import dev.firedrill.kernel.WorkLane;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects lines every second, and once more at the end. */
public final class LogLoop implements Background {
  private static final Logger LOG = LoggerFactory.getLogger(LogLoop.class);
  private static final int KEEP_EVERY = 1_800;
  private static final long PATIENCE_SECONDS = 10;

  private final LogCollector collector;
  private int ticks;
  private @Nullable ScheduledExecutorService thread;

  public LogLoop(LogCollector collector) {
    this.collector = collector;
  }

  @Override
  public synchronized void start() {
    WorkLane.runs(collector::keep);
    ScheduledExecutorService started =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("logs").daemon().factory());
    thread = started;
    Future<?> _ = started.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
  }

  private void tick() {
    try {
      WorkLane.runs(collector::collect);
      if (++ticks % KEEP_EVERY == 0) {
        WorkLane.runs(collector::keep);
      }
    } catch (RuntimeException failed) {
      // The edge of the thread: the lines are still there at the next tick.
      LOG.warn("logs could not be collected: {}", failed.getMessage());
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
    Future<?> _ = stopped.submit(this::tick);
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
