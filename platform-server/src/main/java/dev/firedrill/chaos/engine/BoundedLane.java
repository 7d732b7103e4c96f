package dev.firedrill.chaos.engine;

import dev.firedrill.kernel.WorkLane;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Virtual threads in a lane of connections, of which only so many work at a time. */
final class BoundedLane implements Executor {
  private static final long STOP_SECONDS = 10;

  private final Consumer<Runnable> lane;
  private final Semaphore permits;
  private final ExecutorService threads;

  private BoundedLane(String name, int atATime, Consumer<Runnable> lane) {
    this.lane = lane;
    this.permits = new Semaphore(atATime);
    this.threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(name + "-", 0).factory());
  }

  /** With the connections of runs. */
  static BoundedLane ofRuns(String name, int atATime) {
    return new BoundedLane(name, atATime, WorkLane::runs);
  }

  /** With connections of its own. */
  static BoundedLane ofEffects(String name, int atATime) {
    return new BoundedLane(name, atATime, WorkLane::effects);
  }

  @Override
  public void execute(Runnable work) {
    threads.execute(() -> {
      permits.acquireUninterruptibly();
      try {
        lane.accept(work);
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
