package dev.firedrill.chaos.engine;

import dev.firedrill.kernel.WorkLane;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Virtual threads in the lane of runs, of which only so many work at a time. */
final class BoundedLane implements Executor {
  private static final long STOP_SECONDS = 10;

  private final Semaphore permits;
  private final ExecutorService threads;

  BoundedLane(String name, int atATime) {
    this.permits = new Semaphore(atATime);
    this.threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(name + "-", 0).factory());
  }

  @Override
  public void execute(Runnable work) {
    threads.execute(() -> {
      permits.acquireUninterruptibly();
      try {
        WorkLane.runs(work);
      } finally {
        permits.release();
      }
    });
  }

  /** Waits for what is under way; what takes too long is interrupted and left to the ledger. */
  void stop() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException impatient) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
