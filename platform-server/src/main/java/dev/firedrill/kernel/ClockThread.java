package dev.firedrill.kernel;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that watches the clock and never waits for anything else: what it finds due, and the
 * settlement of each second, are virtual threads. For what must happen at its time; a {@link
 * Ticker} does for all that only has to happen again.
 */
public final class ClockThread implements Background {
  /** Begins in the lane what is due at {@code now}; when to look again at the latest. */
  @FunctionalInterface
  public interface Round {
    Instant at(Instant now, Executor lane);
  }

  /**
   * What is to be done. {@code settle} is run about once a second, never twice at a time, and
   * {@code farewell} once after the last round; both in the lane of runs ({@link WorkLane}).
   */
  public record Work(Round round, Runnable settle, Runnable farewell) {}

  private static final Logger LOG = LoggerFactory.getLogger(ClockThread.class);
  private static final Duration SETTLE_EVERY = Duration.ofSeconds(1);

  /** While the last settlement goes on. */
  private static final Duration SETTLE_AGAIN = Duration.ofMillis(20);

  private static final Duration CLOCK_WENT_BACK = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final String name;
  private final Duration longestNap;
  private final InstantSource clock;
  private final Work work;
  private final AtomicBoolean settling = new AtomicBoolean();
  private volatile boolean running;
  private volatile Instant settleAt = Instant.EPOCH;
  private volatile @Nullable Thread thread;
  private @Nullable ExecutorService lane;

  public ClockThread(String name, Duration longestNap, InstantSource clock, Work work) {
    this.name = name;
    this.longestNap = longestNap;
    this.clock = clock;
    this.work = work;
  }

  @Override
  public synchronized void start() {
    if (thread != null) {
      throw new IllegalStateException(name + " runs already");
    }
    running = true;
    settleAt = clock.instant();
    ExecutorService threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(name + "-", 0).factory());
    lane = threads;
    thread = Thread.ofPlatform().name(name).daemon().start(() -> run(threads));
  }

  @Override
  public synchronized void stop() {
    running = false;
    Thread watching = thread;
    if (watching == null || lane == null) {
      return;
    }
    LockSupport.unpark(watching);
    try {
      watching.join(PATIENCE);
      lane.shutdown();
      if (!lane.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        lane.shutdownNow();
      }
    } catch (InterruptedException hurried) {
      lane.shutdownNow();
      Thread.currentThread().interrupt();
    }
    thread = null;
    lane = null;
    guarded("say the last words", () -> WorkLane.runs(work.farewell()));
  }

  /** Settles at once instead of within a second; does nothing while it is stopped. */
  public void settleNow() {
    settleAt = Instant.EPOCH;
    Thread watching = thread;
    if (watching != null) {
      LockSupport.unpark(watching);
    }
  }

  private void run(Executor threads) {
    while (running) {
      Instant wake = clock.instant().plus(longestNap);
      try {
        Instant now = clock.instant();
        Instant due = work.round().at(now, threads);
        if (!now.isBefore(settleAt) || settleAt.isAfter(now.plus(CLOCK_WENT_BACK))) {
          settle(now, threads);
        }
        wake = earliest(wake, due, settleAt);
      } catch (RuntimeException failure) {
        // The edge of the thread: one bad round must not end all others.
        LOG.error("a round of {} failed", name, failure);
      }
      LockSupport.parkNanos(Duration.between(clock.instant(), wake).toNanos());
    }
  }

  private void settle(Instant now, Executor threads) {
    if (!settling.compareAndSet(false, true)) {
      settleAt = now.plus(SETTLE_AGAIN);
      return;
    }
    settleAt = now.plus(SETTLE_EVERY);
    threads.execute(() -> {
      try {
        guarded("settle a second", () -> WorkLane.runs(work.settle()));
      } finally {
        settling.set(false);
      }
    });
  }

  private void guarded(String what, Runnable deed) {
    try {
      deed.run();
    } catch (RuntimeException failure) {
      // The edge of a thread: what could not be stored is tried again in a second.
      LOG.error("{} could not {}", name, what, failure);
    }
  }

  private static Instant earliest(Instant one, Instant other, Instant third) {
    Instant first = one.isBefore(other) ? one : other;
    return first.isBefore(third) ? first : third;
  }
}
