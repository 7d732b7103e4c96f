package dev.firedrill.app.wiring;

import dev.firedrill.kernel.Background;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does the same again and again on a thread of its own. */
final class Ticking implements Background {
  private static final Logger LOG = LoggerFactory.getLogger(Ticking.class);
  private static final long FAREWELL_SECONDS = 5;

  private final String name;
  private final Duration every;
  private final Runnable work;
  private @Nullable ScheduledExecutorService thread;

  Ticking(String name, Duration every, Runnable work) {
    this.name = name;
    this.every = every;
    this.work = work;
  }

  @Override
  public synchronized void start() {
    ScheduledExecutorService fresh =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name(name).daemon(true).factory());
    Future<?> _ =
        fresh.scheduleWithFixedDelay(
            this::guarded, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    thread = fresh;
  }

  private void guarded() {
    try {
      work.run();
    } catch (RuntimeException failed) {
      // The edge of a thread: the next time starts anew.
      LOG.error("a round of {} failed", name, failed);
    }
  }

  @Override
  public synchronized void stop() {
    if (thread == null) {
      return;
    }
    thread.shutdown();
    try {
      if (!thread.awaitTermination(FAREWELL_SECONDS, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException hurried) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
    thread = null;
  }
}
