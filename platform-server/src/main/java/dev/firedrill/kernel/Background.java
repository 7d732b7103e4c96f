package dev.firedrill.kernel;

/**
 * Something that works in the background between start and stop. Stop returns when its threads have
 * ended.
 */
public interface Background {
  void start();

  void stop();
}
