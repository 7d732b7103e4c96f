package dev.firedrill.slo.probe;

import dev.firedrill.kernel.WorkLane;
import dev.firedrill.slo.ExpectedAnswers.Question;
import dev.firedrill.slo.Prober;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.workspace.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that watches the clock. It never touches the database itself: requests and the
 * settlement of each second are virtual threads in the lane of runs.
 */
final class ProbeLoop implements Prober {
  private static final Logger LOG = LoggerFactory.getLogger(ProbeLoop.class);
  private static final Duration LONGEST_NAP = Duration.ofMillis(100);
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private final Asking asking;
  private final Settlement settlement;
  private final InstantSource clock;
  private final Runnable anchor;
  private final AtomicBoolean settling = new AtomicBoolean();
  private volatile boolean running;
  private @Nullable Thread thread;
  private @Nullable ExecutorService lane;

  /** {@code anchor} is run in the background once a second to keep the clock true. */
  ProbeLoop(Asking asking, Settlement settlement, InstantSource clock, Runnable anchor) {
    this.asking = asking;
    this.settlement = settlement;
    this.clock = clock;
    this.anchor = anchor;
  }

  @Override
  public synchronized void start() {
    if (thread != null) {
      throw new IllegalStateException("the prober runs already");
    }
    running = true;
    ExecutorService threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("probe-", 0).factory());
    lane = threads;
    thread = Thread.ofPlatform().name("prober").daemon().start(() -> run(threads));
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
    guarded("say the last words", () -> WorkLane.runs(settlement::close));
  }

  @Override
  public Totals totals() {
    return asking.totals();
  }

  @Override
  public Question question(@Nullable String command, RandomGenerator random) {
    return asking.question(command, random);
  }

  @Override
  public Fate ask(
      TeamEnvironment bot,
      Instant intended,
      @Nullable UserId asker,
      Question question,
      RandomGenerator random) {
    return asking.ask(bot, intended, asker, question, random);
  }

  private void run(ExecutorService threads) {
    Instant settleAt = clock.instant();
    while (running) {
      Instant wake = clock.instant().plus(LONGEST_NAP);
      try {
        Instant now = clock.instant();
        Instant due = asking.step(now, threads);
        if (!now.isBefore(settleAt) || settleAt.isAfter(now.plusSeconds(2))) {
          settleAt = now.plusSeconds(1);
          settle(threads);
        }
        wake = earliest(wake, due, settleAt);
      } catch (RuntimeException failure) {
        // The edge of the thread: one bad round must not end all probing.
        LOG.error("a round of the prober failed", failure);
      }
      LockSupport.parkNanos(Duration.between(clock.instant(), wake).toNanos());
    }
  }

  private void settle(ExecutorService threads) {
    if (!settling.compareAndSet(false, true)) {
      return;
    }
    threads.execute(() -> {
      try {
        guarded(
            "settle a second",
            () ->
                WorkLane.runs(() -> {
                  anchor.run();
                  settlement.settle(clock.instant());
                }));
      } finally {
        settling.set(false);
      }
    });
  }

  private static void guarded(String what, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException failure) {
      // The edge of a thread: what could not be stored is tried again in a second.
      LOG.error("the prober could not {}", what, failure);
    }
  }

  private static Instant earliest(Instant one, Instant other, Instant third) {
    Instant first = one.isBefore(other) ? one : other;
    return first.isBefore(third) ? first : third;
  }
}
