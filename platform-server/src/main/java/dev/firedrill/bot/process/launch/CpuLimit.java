package dev.firedrill.bot.process.launch;

import java.time.Duration;

/**
 * How busy an instance may keep the machine. One that uses more than {@code percent} of a core on
 * the average of {@code endAfter} is ended; one that uses more than three fifths of that on the
 * average of {@code lowerAfter} gets the lowest priority until it ends.
 */
public record CpuLimit(int percent, Duration lowerAfter, Duration endAfter) {
  /** Of every bot from its start, so that the platform goes first. */
  public static final int NICENESS = 10;

  /** Of a bot that is too busy, so that the other bots go first. */
  public static final int LOWEST = 19;

  private static final double BUSY = 0.6;

  public static CpuLimit defaults() {
    return of(150);
  }

  /** A minute is longer than any start or garbage collection of a bot that is well. */
  public static CpuLimit of(int percent) {
    return new CpuLimit(percent, Duration.ofSeconds(60), Duration.ofSeconds(30));
  }

  /** Cores above which an instance is ended. */
  public double cores() {
    return percent / 100.0;
  }

  /** Cores above which an instance gets the lowest priority. */
  public double busyCores() {
    return cores() * BUSY;
  }
}
