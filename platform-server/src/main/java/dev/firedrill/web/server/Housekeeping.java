package dev.firedrill.web.server;

import io.dropwizard.lifecycle.Managed;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does small deletions once an hour, one after the other. */
final class Housekeeping implements Managed {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final Duration PERIOD = Duration.ofHours(1);

  private final List<Runnable> chores;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private @Nullable Thread thread;

  Housekeeping(List<Runnable> chores) {
    this.chores = List.copyOf(chores);
  }

  @Override
  public void start() {
    thread = Thread.ofVirtual().name("housekeeping").start(this::work);
  }

  @Override
  public void stop() throws InterruptedException {
    stopping.countDown();
    if (thread != null) {
      thread.join();
    }
  }

  private void work() {
    try {
      while (!stopping.await(PERIOD.toMillis(), TimeUnit.MILLISECONDS)) {
        chores.forEach(Housekeeping::run);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void run(Runnable chore) {
    try {
      chore.run();
    } catch (RuntimeException failure) {
      // At the thread's edge: the next hour brings another try.
      LOG.warn("housekeeping failed: {}", failure.toString());
    }
  }
}
