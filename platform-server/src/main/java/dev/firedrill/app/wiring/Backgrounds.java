package dev.firedrill.app.wiring;

import dev.firedrill.kernel.Background;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.util.component.LifeCycle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What works in the background: started in order once the server listens, stopped in reverse before
 * it closes its doors.
 */
public final class Backgrounds implements LifeCycle.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(Backgrounds.class);

  private record Named(String name, Background background) {}

  private final List<Named> inOrder = new ArrayList<>();
  private final List<Named> started = new ArrayList<>();

  public synchronized void add(String name, Background background) {
    inOrder.add(new Named(name, background));
  }

  public synchronized void startAll() {
    for (Named named : inOrder) {
      named.background().start();
      started.add(named);
    }
  }

  /** For what comes after everything else; stopped first. */
  public synchronized void startNow(String name, Background background) {
    background.start();
    started.add(new Named(name, background));
  }

  @Override
  public void lifeCycleStopping(LifeCycle server) {
    stopAll();
  }

  public synchronized void stopAll() {
    for (Named named : started.reversed()) {
      try {
        named.background().stop();
      } catch (RuntimeException failed) {
        // The others must still be stopped.
        LOG.error("{} did not stop well", named.name(), failed);
      }
    }
    started.clear();
  }
}
