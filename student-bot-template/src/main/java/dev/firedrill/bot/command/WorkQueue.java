package dev.firedrill.bot.command;

import dev.firedrill.bot.ops.BotMetrics;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A few threads and a short queue, both shared by all commands. One slow dependency can occupy
 * every thread; then even {@code !ping} waits, and when the queue is full messages are dropped.
 */
public final class WorkQueue {
  private static final Logger log = LoggerFactory.getLogger(WorkQueue.class);

  private final ThreadPoolExecutor threads;
  private final BotMetrics metrics;

  /** A pool whose threads start with the first command. */
  public WorkQueue(int workers, int capacity, BotMetrics metrics) {
    this.threads =
        new ThreadPoolExecutor(
            workers,
            workers,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(capacity),
            Thread.ofPlatform().name("worker-", 1).daemon().factory());
    this.metrics = metrics;
  }

  /** Runs the task soon, or drops it and counts that if the queue is full. */
  public boolean submit(Runnable task) {
    try {
      threads.execute(() -> guarded(task));
      return true;
    } catch (RejectedExecutionException e) {
      metrics.dropped("work_queue");
      log.atWarn().addKeyValue("waiting", depth()).log("dropped a command: the queue is full");
      return false;
    }
  }

  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) { // the edge of this thread
      log.error("a command ended in an error nobody expected", e);
    }
  }

  /** How many commands wait for a thread. */
  public int depth() {
    return threads.getQueue().size();
  }

  /** Takes nothing new and waits for the rest, at most {@code patience}. */
  public void finish(Duration patience) throws InterruptedException {
    threads.shutdown();
    if (!threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      int lost = threads.shutdownNow().size();
      log.atWarn().addKeyValue("lost", lost).log("stopped before the queue was empty");
    }
  }
}
