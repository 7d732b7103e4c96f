package dev.firedrill.lti.sync;

import dev.firedrill.kernel.Background;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does jobs one after the other; those that a stop broke off are done at the next start. */
public final class SyncWorker implements Background {
  private static final Logger LOG = LoggerFactory.getLogger(SyncWorker.class);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(15);

  private final Syncs syncs;
  private final Consumer<UUID> work;
  private @Nullable ExecutorService thread;

  public SyncWorker(Syncs syncs, Consumer<UUID> work) {
    this.syncs = syncs;
    this.work = work;
  }

  @Override
  public synchronized void start() {
    thread =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("grade-passback").daemon().factory());
    syncs.running().forEach(this::submit);
  }

  /** To be done soon; at the next start where nothing runs. */
  public synchronized void submit(UUID id) {
    if (thread != null) {
      thread.execute(() -> done(id));
    }
  }

  private void done(UUID id) {
    try {
      work.accept(id);
    } catch (RuntimeException failed) {
      LOG.error("grade passback {} failed", id, failed);
    }
  }

  @Override
  public void stop() {
    ExecutorService stopped;
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
        LOG.warn("grade passback did not end within {}", STOP_WITHIN);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
