package dev.firedrill.bot.process.load;

/** A load that lives in a thread of this platform and ends with the instance it was put beside. */
public interface RunningLoad {
  boolean stands();

  /** Returns when it is gone; may be called again. */
  void end() throws InterruptedException;
}
