package dev.firedrill.chaos.control;

import java.time.Duration;

/** Waits a little for something to happen. */
@FunctionalInterface
public interface Patience {
  void pause(Duration length) throws InterruptedException;
}
