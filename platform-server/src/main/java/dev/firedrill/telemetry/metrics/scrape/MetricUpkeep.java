package dev.firedrill.telemetry.metrics.scrape;

import dev.firedrill.kernel.Background;
import dev.firedrill.kernel.WorkLane;
import dev.firedrill.telemetry.metrics.MetricRetention;
import dev.firedrill.telemetry.metrics.MinuteRoller;
import dev.firedrill.telemetry.metrics.SampleWriter;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes samples down every second, makes minutes of them and drops what is not kept. */
public final class MetricUpkeep implements Background {
  private static final Logger LOG = LoggerFactory.getLogger(MetricUpkeep.class);
  private static final int ROLL_EVERY = 15;
  private static final int KEEP_EVERY = 1_800;
  private static final long PATIENCE_SECONDS = 10;

  private final SampleWriter writer;
  private final MinuteRoller roller;
  private final MetricRetention retention;
  private int ticks;
  private @Nullable ScheduledExecutorService thread;

  public MetricUpkeep(SampleWriter writer, MinuteRoller roller, MetricRetention retention) {
    this.writer = writer;
    this.roller = roller;
    this.retention = retention;
  }

  @Override
  public synchronized void start() {
    WorkLane.runs(retention::keep);
    ScheduledExecutorService started =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("metric-upkeep").daemon().factory());
    thread = started;
    Future<?> _ = started.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
  }

  private void tick() {
    try {
      ticks++;
      if (ticks % KEEP_EVERY == 0) {
        WorkLane.runs(retention::keep);
      }
      WorkLane.runs(() -> {
        if (writer.flush() && ticks % ROLL_EVERY == 0) {
          roller.roll();
        }
      });
    } catch (RuntimeException failed) {
      // The edge of the thread: what is unwritten is kept for the next tick.
      LOG.error("samples could not be looked after", failed);
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
