package dev.firedrill.grading;

import dev.firedrill.kernel.Background;
import dev.firedrill.kernel.WorkLane;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Assesses what has ended: at the start, every 30 seconds and when woken. Whatever was missed while
 * the platform was down is found, because what is due stands in the database.
 */
public final class AssessmentSweep implements Background {
  private static final Logger LOG = LoggerFactory.getLogger(AssessmentSweep.class);
  private static final Duration PERIOD = Duration.ofSeconds(30);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

  private final AssessmentDesk desk;
  private @Nullable ScheduledExecutorService thread;

  public AssessmentSweep(AssessmentDesk desk) {
    this.desk = desk;
  }

  @Override
  public synchronized void start() {
    ScheduledExecutorService started =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("assessment-sweep").daemon().factory());
    var _ = started.scheduleWithFixedDelay(this::sweep, 0, PERIOD.toSeconds(), TimeUnit.SECONDS);
    thread = started;
  }

  /** A run has ended: sweeps as soon as its evidence has settled. Does nothing while stopped. */
  public synchronized void wake() {
    if (thread != null) {
      var _ =
          thread.schedule(
              this::sweep, AssessmentDesk.SETTLING.plusSeconds(1).toSeconds(), TimeUnit.SECONDS);
    }
  }

  private void sweep() {
    try {
      WorkLane.runs(desk::assessWhatEnded);
    } catch (RuntimeException failed) {
      LOG.error("could not assess every run that ended; trying again in {}", PERIOD, failed);
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
    stopped.shutdownNow();
    try {
      if (!stopped.awaitTermination(STOP_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("the assessment sweep did not end within {}", STOP_WITHIN);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
