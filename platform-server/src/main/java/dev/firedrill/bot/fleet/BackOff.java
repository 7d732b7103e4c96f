package dev.firedrill.bot.fleet;

import java.time.Duration;

/**
 * How long to wait before the next start: doubles from one second to a minute with each failure in
 * a row. A bot that ran for a minute starts afresh.
 */
final class BackOff {
  static final Duration FIRST = Duration.ofSeconds(1);
  static final Duration LONGEST = Duration.ofMinutes(1);
  static final Duration HEALTHY_AFTER = Duration.ofMinutes(1);

  private BackOff() {}

  /** The wait after this many failures in a row; {@code failures} is at least 1. */
  static Duration after(int failures) {
    long doublings = Math.min(failures - 1L, 6);
    Duration wait = FIRST.multipliedBy(1L << doublings);
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }
}
