package dev.firedrill.live;

import dev.firedrill.kernel.Background;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a hub going: coalesced events each second, beats each five, sessions each four, so that an
 * ended session is cut within five. Sessions have a thread of their own, because they wait for the
 * database.
 */
public final class LiveTicker implements Background {
  private static final Logger LOG = LoggerFactory.getLogger(LiveTicker.class);
  private static final int BEAT_TICKS = 5;
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final Duration CHECK = Duration.ofSeconds(4);

  private final LiveHub hub;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private List<Thread> threads = List.of();
  private int ticks;

  public LiveTicker(LiveHub hub) {
    this.hub = hub;
  }

  @Override
  public void start() {
    threads =
        List.of(
            Thread.ofVirtual().name("live-tick").start(() -> every(TICK, this::tick)),
            Thread.ofVirtual().name("live-sessions").start(() -> every(CHECK, hub::checkSessions)));
  }

  @Override
  public void stop() {
    hub.close();
    stopping.countDown();
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void tick() {
    hub.flush();
    hub.dropStalled();
    if (++ticks % BEAT_TICKS == 0) {
      hub.beat();
    }
  }

  private void every(Duration period, Runnable work) {
    try {
      while (!stopping.await(period.toMillis(), TimeUnit.MILLISECONDS)) {
        run(work);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void run(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException failure) {
      // At the thread's edge: streams go on while, say, the database restarts.
      LOG.warn("a live tick failed: {}", failure.toString());
    }
  }
}
