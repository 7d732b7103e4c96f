package dev.firedrill.slo.probe;

import dev.firedrill.team.TeamEnvironment;
import java.time.Duration;
import java.time.Instant;

/**
 * The times at which a bot is to be asked: every {@code intervalNanos} since the epoch, shifted by
 * the bot's own phase. It is a function of the clock alone, so a restart goes on with the same grid
 * and no answer can move it.
 */
record Grid(long intervalNanos, long phaseNanos) {
  private static final long NANOS = 1_000_000_000;
  private static final long SALT = 0x67726964;

  /** The bots' phases are spread over the interval. */
  static Grid of(TeamEnvironment bot, Duration interval) {
    long nanos = interval.toNanos();
    return new Grid(nanos, Scramble.of(0, bot, SALT).nextLong(nanos));
  }

  /** The first intended time after this one. */
  Instant next(Instant after) {
    long steps = Math.floorDiv(nanos(after) - phaseNanos, intervalNanos) + 1;
    long next = steps * intervalNanos + phaseNanos;
    return Instant.ofEpochSecond(Math.floorDiv(next, NANOS), Math.floorMod(next, NANOS));
  }

  private static long nanos(Instant instant) {
    return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NANOS), instant.getNano());
  }
}
