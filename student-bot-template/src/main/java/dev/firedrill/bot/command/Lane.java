package dev.firedrill.bot.command;

import dev.firedrill.bot.BotConfig.Limits;
import dev.firedrill.bot.plugin.PluginFailure;
import dev.firedrill.bot.plugin.Reply;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads and the waiting room of one plugin. A plugin that hangs fills its own lane and no
 * other. Bounded queue, back-pressure and time limit are all here, each in its own method.
 */
final class Lane {
  private static final Logger log = LoggerFactory.getLogger(Lane.class);
  private static final int IDLE_SECONDS = 10;

  /** What a plugin does with a command. */
  interface Work {
    Reply answer() throws PluginFailure;
  }

  private final String plugin;
  private final Limits limits;
  private final ScheduledExecutorService clock;
  private final ThreadPoolExecutor threads;
  private final Set<CompletableFuture<Answer>> open = ConcurrentHashMap.newKeySet();

  Lane(String plugin, Limits limits, ScheduledExecutorService clock) {
    this.plugin = plugin;
    this.limits = limits;
    this.clock = clock;
    this.threads = boundedPool(plugin, limits);
  }

  /** BOUNDED QUEUE: a few threads, a few places to wait, and no more. Remove me and see lab 3. */
  private static ThreadPoolExecutor boundedPool(String plugin, Limits limits) {
    var pool =
        new ThreadPoolExecutor(
            limits.workers(),
            limits.workers(),
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(limits.queue()),
            Thread.ofPlatform().name(plugin + "-", 1).daemon().factory());
    pool.allowCoreThreadTimeOut(true); // a lane nobody uses has no threads
    return pool;
  }

  /** What a plugin does without being asked for an answer. */
  interface Task {
    void run() throws PluginFailure;
  }

  /** Does the work soon; calls {@code whenDone} exactly once, whatever happens. */
  void run(Work work, Consumer<Answer> whenDone) {
    var answer = new CompletableFuture<Answer>();
    open.add(answer);
    answer.thenAccept(done -> {
      open.remove(answer);
      deliver(done, whenDone);
    });
    var task = new FutureTask<>(() -> answer.complete(attempt(work)));
    if (admit(task, answer)) {
      limitTime(task, answer);
    }
  }

  /**
   * BACK-PRESSURE: when all places are taken, say so at once. A person who knows can come back; a
   * queue without end only makes everybody wait longer. Remove me and see lab 3.
   */
  private boolean admit(Runnable task, CompletableFuture<Answer> answer) {
    try {
      threads.execute(task);
      return true;
    } catch (RejectedExecutionException full) {
      answer.complete(Answer.busy(plugin));
      return false;
    }
  }

  /**
   * TIME LIMIT: it runs from the moment of asking, so that waiting counts too. Whoever is late is
   * interrupted, and the person is told. Remove me and see lab 3.
   */
  private void limitTime(Future<?> task, CompletableFuture<Answer> answer) {
    Runnable late =
        () -> {
          if (answer.complete(Answer.late(plugin, limits.command()))) {
            task.cancel(true);
          }
        };
    Future<?> alarm = clock.schedule(late, limits.command().toMillis(), TimeUnit.MILLISECONDS);
    answer.thenAccept(done -> alarm.cancel(false));
  }

  /** ISOLATION: what a plugin throws becomes an answer. This is the edge of its thread. */
  private Answer attempt(Work work) {
    try {
      return Answer.ok(work.answer());
    } catch (PluginFailure e) {
      return Answer.failed(plugin, e);
    } catch (SwitchedOff e) {
      return Answer.off(plugin);
    } catch (Throwable e) {
      return Answer.crashed(plugin, e);
    }
  }

  private void deliver(Answer answer, Consumer<Answer> whenDone) {
    try {
      whenDone.accept(answer);
    } catch (RuntimeException e) { // nobody else would ever hear of it
      log.error("an answer of {} could not be delivered", plugin, e);
    }
  }

  /** How many commands wait for a thread. */
  int waiting() {
    return threads.getQueue().size();
  }

  /** Takes nothing new. */
  void close() {
    threads.shutdown();
  }

  /** Waits for what is under way; who still waits after {@code patience} is told to ask again. */
  void finish(Duration patience) throws InterruptedException {
    if (!threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      open.forEach(answer -> answer.complete(Answer.stopping(plugin)));
      threads.shutdownNow();
    }
  }
}
