package dev.firedrill.chaos.probe.watch;

import dev.firedrill.kernel.Background;
import dev.firedrill.kernel.Ticker;
import dev.firedrill.kernel.WorkLane;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Watches on threads of its own: at most eight samples at a time, whatever the number of teams. */
public final class GateWatching implements Background {
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final int AT_A_TIME = 8;
  private static final long STOP_SECONDS = 10;

  private final GateWatch watch;
  private final Ticker ticker;
  private volatile @Nullable ExecutorService pool;

  public GateWatching(GateWatch watch) {
    this.watch = watch;
    this.ticker = new Ticker("gate-watch", PAUSE, this::round);
  }

  @Override
  public void start() {
    pool =
        Executors.newFixedThreadPool(
            AT_A_TIME, Thread.ofPlatform().name("gate-probe-", 0).daemon().factory());
    ticker.start();
  }

  private void round() {
    ExecutorService open = pool;
    if (open != null) {
      watch.tick(work -> open.execute(() -> WorkLane.runs(work)));
    }
  }

  @Override
  public void stop() {
    ticker.stop();
    ExecutorService stopped = pool;
    pool = null;
    if (stopped == null) {
      return;
    }
    stopped.shutdown();
    try {
      if (!stopped.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        stopped.shutdownNow();
      }
    } catch (InterruptedException impatient) {
      stopped.shutdownNow();
      Thread.currentThread().interrupt();
    }
    WorkLane.runs(watch::close);
  }
}
