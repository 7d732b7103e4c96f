package dev.firedrill.chaos.engine;

import dev.firedrill.chaos.ledger.DatabaseTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far this server's clock is off the database's, looked at when it starts and each minute. A
 * server whose clock is off by more than half a second arms nothing; what is in force is undone by
 * any clock.
 */
public final class TrueTime {
  /** More than this and teams on two servers would not be hit together. */
  public static final Duration TOLERANCE = Duration.ofMillis(500);

  private static final int READINGS = 5;

  /** An answer within this is good enough. */
  private static final Duration CLOSE = Duration.ofMillis(20);

  private static final Duration EVERY = Duration.ofMinutes(1);
  private static final Logger LOG = LoggerFactory.getLogger(TrueTime.class);

  private record Reading(Instant at, Duration offset) {}

  private final InstantSource clock;
  private final DatabaseTime database;
  private volatile @Nullable Reading last;

  public TrueTime(InstantSource clock, DatabaseTime database) {
    this.clock = clock;
    this.database = database;
  }

  /** What is to be added to this server's time. */
  Duration offset() {
    Reading reading = last;
    Instant now = clock.instant();
    if (reading == null || !between(reading.at(), now)) {
      reading = measure();
      last = reading;
    }
    return reading.offset();
  }

  /** A clock that was set back counts as a minute too. */
  private static boolean between(Instant read, Instant now) {
    return !now.isBefore(read) && now.isBefore(read.plus(EVERY));
  }

  /** The quickest of a few answers: a busy machine that answers slowly tells the time badly. */
  private Reading measure() {
    Duration quickest = null;
    Duration offset = Duration.ZERO;
    Instant answered = clock.instant();
    for (int i = 0; i < READINGS && (quickest == null || quickest.compareTo(CLOSE) > 0); i++) {
      Instant asked = clock.instant();
      Instant told = database.now();
      answered = clock.instant();
      Duration took = Duration.between(asked, answered);
      if (quickest == null || took.compareTo(quickest) < 0) {
        quickest = took;
        offset = Duration.between(asked.plus(took.dividedBy(2)), told);
      }
    }
    if (offset.abs().compareTo(TOLERANCE) > 0) {
      LOG.warn("the clock is {} off the database's; nothing is armed until it is set", offset);
    }
    return new Reading(answered, offset);
  }

  /** One sentence when the clock is too far off to arm anything. */
  public Optional<String> problem() {
    Duration offset = offset();
    return offset.abs().compareTo(TOLERANCE) <= 0
        ? Optional.empty()
        : Optional.of(
            "the server's clock is "
                + offset.abs().toMillis()
                + " ms "
                + (offset.isNegative() ? "ahead of" : "behind")
                + " the database's; no fault is armed while it is more than "
                + TOLERANCE.toMillis()
                + " ms off, so set the clock of the server (NTP)");
  }
}
