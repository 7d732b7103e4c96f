package dev.firedrill.chaos.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.LongSupplier;

/**
 * Holds what is prepared until its instant by the database's clock, and lets all of it go at once.
 * From the moment of holding the time is measured by a clock that nobody can set.
 */
final class Barrier {
  private record Held(long nanos, Runnable release) {}

  private static final Duration IDLE = Duration.ofSeconds(1);

  private final PriorityQueue<Held> held =
      new PriorityQueue<>(Comparator.comparingLong(Held::nanos));
  private final InstantSource clock;
  private final LongSupplier nanos;
  private final TrueTime trueTime;
  private final WakeSignal changed = new WakeSignal();

  Barrier(InstantSource clock, LongSupplier nanos, TrueTime trueTime) {
    this.clock = clock;
    this.nanos = nanos;
    this.trueTime = trueTime;
  }

  /** Lets it go at the instant; at once when that is past. */
  void hold(Instant due, Runnable release) {
    Instant now = clock.instant().plus(trueTime.offset());
    if (!now.isBefore(due)) {
      release.run();
      return;
    }
    synchronized (held) {
      held.add(new Held(nanos.getAsLong() + Duration.between(now, due).toNanos(), release));
    }
    changed.wake();
  }

  /** Lets go what is due. */
  void releaseDue() {
    List<Runnable> due = new ArrayList<>();
    synchronized (held) {
      long now = nanos.getAsLong();
      for (Held next = held.peek(); next != null && next.nanos() - now <= 0; next = held.peek()) {
        due.add(next.release());
        held.remove();
      }
    }
    due.forEach(Runnable::run);
  }

  /** Waits until something is due or held, at most a second. */
  void await() throws InterruptedException {
    long wait = IDLE.toNanos();
    synchronized (held) {
      Held next = held.peek();
      if (next != null) {
        wait = Math.min(wait, next.nanos() - nanos.getAsLong());
      }
    }
    changed.await(Duration.ofNanos(Math.max(0, wait)));
  }

  void wake() {
    changed.wake();
  }
}
