package dev.firedrill.flag.exposure;

import dev.firedrill.kernel.Background;
import dev.firedrill.kernel.WorkLane;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes counts down every fifteen seconds and once more at the end. */
public final class ExposureTick implements Background {
  private static final Logger LOG = LoggerFactory.getLogger(ExposureTick.class);
  private static final long PERIOD_SECONDS = 15;
  private static final int FORGET_EVERY = 40;
  private static final long PATIENCE_SECONDS = 10;

  private final Exposures exposures;
  private int ticks;
  private @Nullable ScheduledExecutorService thread;

  public ExposureTick(Exposures exposures) {
    this.exposures = exposures;
  }

  @Override
  public synchronized void start() {
    ScheduledExecutorService started =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("flag-exposure").daemon().factory());
    thread = started;
    Future<?> _ =
        started.scheduleWithFixedDelay(
            this::tick, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
  }

  private void tick() {
    try {
      WorkLane.runs(exposures::flush);
      if (ticks++ % FORGET_EVERY == 0) {
        WorkLane.runs(exposures::forgetOld);
      }
    } catch (RuntimeException failed) {
      // The edge of the thread: what was counted is kept for the next tick.
      LOG.error("evaluations of flags could not be written down", failed);
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
