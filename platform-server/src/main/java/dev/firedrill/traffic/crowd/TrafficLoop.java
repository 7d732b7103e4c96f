package dev.firedrill.traffic.crowd;

import dev.firedrill.kernel.Background;
import dev.firedrill.kernel.WorkLane;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that watches the clock. It never touches the database itself: messages and the
 * settlement of each second are virtual threads in the lane of runs.
 */
final class TrafficLoop implements Background {
  private static final Logger LOG = LoggerFactory.getLogger(TrafficLoop.class);
  private static final Duration LONGEST_NAP = Duration.ofMillis(250);
  private static final Duration SETTLE_EVERY = Duration.ofSeconds(1);
  private static final Duration MORE_EVERY = Duration.ofMillis(250);
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private final Generator generator;
  private final StormWatch storms;
  private final InstantSource clock;
  private final AtomicBoolean settling = new AtomicBoolean();
  private volatile boolean running;
  private volatile Instant settleAt = Instant.EPOCH;
  private @Nullable Thread thread;
  private @Nullable ExecutorService lane;

  TrafficLoop(Generator generator, StormWatch storms, InstantSource clock) {
    this.generator = generator;
    this.storms = storms;
    this.clock = clock;
  }

  @Override
  public synchronized void start() {
    if (thread != null) {
      throw new IllegalStateException("the crowds are there already");
    }
    running = true;
    ExecutorService threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("crowd-", 0).factory());
    lane = threads;
    thread = Thread.ofPlatform().name("crowd").daemon().start(() -> run(threads));
  }

  @Override
  public synchronized void stop() {
    running = false;
    if (thread == null || lane == null) {
      return;
    }
    LockSupport.unpark(thread);
    try {
      thread.join(FAREWELL);
      lane.shutdown();
      if (!lane.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
        lane.shutdownNow();
      }
    } catch (InterruptedException hurried) {
      lane.shutdownNow();
      Thread.currentThread().interrupt();
    }
    thread = null;
    lane = null;
    guarded("leave", () -> WorkLane.runs(generator::leave));
  }

  /** Something began or ended: looks at once. */
  void changed() {
    settleAt = Instant.EPOCH;
    Thread watching = thread;
    if (watching != null) {
      LockSupport.unpark(watching);
    }
  }

  private void run(ExecutorService threads) {
    Instant moreAt = clock.instant();
    while (running) {
      Instant wake = clock.instant().plus(LONGEST_NAP);
      try {
        Instant now = clock.instant();
        Instant due = generator.step(now, threads);
        if (!now.isBefore(moreAt) || moreAt.isAfter(now.plusSeconds(2))) {
          moreAt = now.plus(MORE_EVERY);
          generator.more(now, threads);
        }
        if (!now.isBefore(settleAt) || settleAt.isAfter(now.plusSeconds(2))) {
          settle(now, threads);
        }
        wake = due.isBefore(wake) ? due : wake;
      } catch (RuntimeException failure) {
        // The edge of the thread: one bad round must not end all traffic.
        LOG.error("a round of the crowds failed", failure);
      }
      LockSupport.parkNanos(Duration.between(clock.instant(), wake).toNanos());
    }
  }

  private void settle(Instant now, ExecutorService threads) {
    if (!settling.compareAndSet(false, true)) {
      return;
    }
    settleAt = now.plus(SETTLE_EVERY);
    threads.execute(() -> {
      try {
        guarded("settle a second", () -> WorkLane.runs(this::settle));
      } finally {
        settling.set(false);
      }
    });
  }

  private void settle() {
    Instant now = clock.instant();
    storms.look(now);
    generator.settle(now);
  }

  private static void guarded(String what, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException failure) {
      // The edge of a thread: what could not be stored is tried again in a second.
      LOG.error("the crowds could not {}", what, failure);
    }
  }
}
