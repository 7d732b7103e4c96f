package dev.firedrill.chaos.engine;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Tells the sweeper that there may be something to do; several calls count as one. */
public final class WakeSignal {
  private final Semaphore called = new Semaphore(0);

  public void wake() {
    if (called.availablePermits() == 0) {
      called.release();
    }
  }

  /** Waits for a call, at most this long. */
  void await(Duration longest) throws InterruptedException {
    if (called.tryAcquire(Math.max(0, longest.toNanos()), TimeUnit.NANOSECONDS)) {
      called.drainPermits();
    }
  }
}
