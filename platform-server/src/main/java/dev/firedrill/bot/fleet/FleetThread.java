package dev.firedrill.bot.fleet;

import dev.firedrill.kernel.Background;
import dev.firedrill.kernel.WorkLane;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that reconciles: once a second, and after each report. */
final class FleetThread implements Background {
  private static final Logger LOG = LoggerFactory.getLogger(FleetThread.class);
  private static final long EVERY_MILLIS = 1_000;

  private final Runnable reconcile;
  private @Nullable ScheduledExecutorService thread;

  FleetThread(Runnable reconcile) {
    this.reconcile = reconcile;
  }

  @Override
  public synchronized void start() {
    thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("bot-fleet").daemon(true).factory());
    ScheduledFuture<?> _ =
        thread.scheduleWithFixedDelay(
            () -> guarded(reconcile), 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() {
    ScheduledExecutorService running = running();
    synchronized (this) {
      thread = null;
    }
    if (running != null) {
      running.shutdownNow();
    }
  }

  /** Takes in a report and reconciles; without a thread, in tests, only the report and at once. */
  void wake(Runnable report) {
    ScheduledExecutorService running = running();
    if (running == null) {
      report.run();
      return;
    }
    try {
      running.execute(() ->
          guarded(() -> {
            report.run();
            reconcile.run();
          }));
    } catch (RejectedExecutionException stopping) {
      LOG.debug("the fleet is stopping; a report is dropped");
    }
  }

  /** Reconciles soon. */
  void nudge() {
    wake(() -> {});
  }

  private synchronized @Nullable ScheduledExecutorService running() {
    return thread;
  }

  private static void guarded(Runnable work) {
    WorkLane.runs(() -> {
      try {
        work.run();
      } catch (RuntimeException failed) {
        // The thread's edge: the next pass looks at the whole state again.
        LOG.error("the fleet could not be reconciled", failed);
      }
    });
  }
}
