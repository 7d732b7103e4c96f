package dev.firedrill.workspace.gateway.socket;

import dev.firedrill.kernel.Background;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that lets the hub look after its sockets, twice a second. */
final class SocketKeeper implements Background {
  private static final Logger LOG = LoggerFactory.getLogger(SocketKeeper.class);
  private static final Duration EVERY = Duration.ofMillis(500);

  private final SocketHub hub;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private @Nullable Thread thread;

  SocketKeeper(SocketHub hub) {
    this.hub = hub;
  }

  @Override
  public synchronized void start() {
    if (thread == null) {
      thread = Thread.ofVirtual().name("socket-keeper").start(this::keep);
    }
  }

  @Override
  public synchronized void stop() {
    stopping.countDown();
    if (thread != null) {
      try {
        thread.join();
      } catch (InterruptedException hurried) {
        Thread.currentThread().interrupt();
      }
    }
    hub.closeAll();
  }

  private void keep() {
    try {
      while (!stopping.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
        try {
          hub.tick();
        } catch (RuntimeException broken) {
          // The database may be away for a moment; the next tick finds everything still there.
          LOG.warn("could not look after the bots' sockets: {}", broken.toString());
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
