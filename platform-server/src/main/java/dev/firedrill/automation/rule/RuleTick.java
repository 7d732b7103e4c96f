package dev.firedrill.automation.rule;

import dev.firedrill.kernel.Background;
import dev.firedrill.kernel.WorkLane;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets rules act when they are told that an alarm changed, and every two seconds in any case. */
public final class RuleTick implements Background {
  private static final Logger LOG = LoggerFactory.getLogger(RuleTick.class);
  private static final long PERIOD_SECONDS = 2;
  private static final long PATIENCE_SECONDS = 10;

  private final RuleEngine engine;
  private @Nullable ScheduledExecutorService thread;

  public RuleTick(RuleEngine engine) {
    this.engine = engine;
  }

  @Override
  public synchronized void start() {
    ScheduledExecutorService started =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("automation-rules").daemon().factory());
    thread = started;
    Future<?> _ =
        started.scheduleWithFixedDelay(
            this::tick, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
  }

  /** Looks now; from any thread, which does not wait for it. */
  public void nudge() {
    ScheduledExecutorService now;
    synchronized (this) {
      now = thread;
    }
    if (now == null) {
      return;
    }
    try {
      now.execute(this::tick);
    } catch (RejectedExecutionException stopping) {
      LOG.debug("an alarm changed while the rules stop; it is found at the next start");
    }
  }

  private void tick() {
    try {
      WorkLane.runs(() -> {
        int claimed = engine.react();
        LOG.debug("rules saw {} changes of alarms", claimed);
        engine.follow();
      });
    } catch (RuntimeException failed) {
      // The edge of the thread: what is not seen now is seen at the next tick.
      LOG.error("rules could not be looked at", failed);
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
