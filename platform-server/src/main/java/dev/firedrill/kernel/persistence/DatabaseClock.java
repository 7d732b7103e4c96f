package dev.firedrill.kernel.persistence;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The local clock corrected by its offset to the database's. The offset is the middle of one short
 * round trip, so the error is at most half of it.
 */
final class DatabaseClock implements InstantSource {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseClock.class);
  private static final Duration MAX_AGE = Duration.ofMinutes(1);

  private static final int READINGS = 5;

  /** An answer within this is good enough. */
  private static final Duration CLOSE = Duration.ofMillis(20);

  private record Measured(Instant at, Duration offset) {}

  private final Jdbi jdbi;
  private final InstantSource local;
  private volatile Measured measured = new Measured(Instant.EPOCH, Duration.ZERO);

  DatabaseClock(Jdbi jdbi, InstantSource local) {
    this.jdbi = jdbi;
    this.local = local;
  }

  @Override
  public Instant instant() {
    Instant now = local.instant();
    Measured last = measured;
    if (Duration.between(last.at(), now).abs().compareTo(MAX_AGE) > 0) {
      last = measure(now, last);
    }
    return now.plus(last.offset()).truncatedTo(ChronoUnit.MICROS);
  }

  private synchronized Measured measure(Instant now, Measured seen) {
    if (!measured.equals(seen)) {
      return measured;
    }
    try {
      measured = new Measured(now, jdbi.withHandle(this::offset));
    } catch (RuntimeException unreachable) {
      // The last offset stays in use: a clock must answer while the database restarts.
      LOG.warn("could not read the database's clock: {}", unreachable.getMessage());
      measured = new Measured(now, seen.offset());
    }
    return measured;
  }

  /** Not counting what it takes to connect; of slow answers the quickest. */
  private Duration offset(Handle handle) {
    Duration quickest = null;
    Duration offset = Duration.ZERO;
    for (int i = 0; i < READINGS && (quickest == null || quickest.compareTo(CLOSE) > 0); i++) {
      Instant before = local.instant();
      Instant there =
          handle
              .createQuery("SELECT clock_timestamp()")
              .mapTo(OffsetDateTime.class)
              .one()
              .toInstant();
      Duration took = Duration.between(before, local.instant());
      if (quickest == null || took.compareTo(quickest) < 0) {
        quickest = took;
        offset = Duration.between(before.plus(took.dividedBy(2)), there);
      }
    }
    return offset;
  }
}
