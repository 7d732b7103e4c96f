package dev.firedrill.telemetry.alarm.evaluation;

import dev.firedrill.kernel.Background;
import dev.firedrill.kernel.WorkLane;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every second which alarms are due, and now and then which pages nobody took. */
public final class AlarmTick implements Background {
  private static final Logger LOG = LoggerFactory.getLogger(AlarmTick.class);
  private static final long PERIOD_MILLIS = 1_000;
  private static final long PATIENCE_SECONDS = 10;

  /** What may wait is done at one in {@code every} ticks only, and costs less. */
  public record Chore(int every, Consumer<Instant> work) {}

  private final AlarmWatch watch;
  private final List<Chore> chores;
  private final InstantSource clock;
  private int ticks;
  private @Nullable ScheduledExecutorService thread;

  /** The chores are done after the alarms, each by itself. */
  public AlarmTick(AlarmWatch watch, List<Chore> chores, InstantSource clock) {
    this.watch = watch;
    this.chores = List.copyOf(chores);
    this.clock = clock;
  }

  @Override
  public synchronized void start() {
    ScheduledExecutorService started =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("alarms").daemon().factory());
    thread = started;
    // Just after the full second, when periods close.
    long wait = PERIOD_MILLIS - Math.floorMod(clock.millis(), PERIOD_MILLIS) + 20;
    Future<?> _ =
        started.scheduleAtFixedRate(
            () -> WorkLane.runs(this::tick), wait, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void tick() {
    Instant now = clock.instant();
    attempt(watch::tick, now);
    ticks++;
    for (Chore chore : chores) {
      if (ticks % chore.every() == 0) {
        attempt(chore.work(), now);
      }
    }
  }

  private static void attempt(Consumer<Instant> work, Instant now) {
    try {
      work.accept(now);
    } catch (RuntimeException failed) {
      // The edge of the thread: what is due now is due at the next tick too.
      LOG.error("alarms and pages could not be looked at", failed);
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
