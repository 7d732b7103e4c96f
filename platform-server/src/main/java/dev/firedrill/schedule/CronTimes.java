package dev.firedrill.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Reads cron expressions of five fields. */
public interface CronTimes {
  /** What is wrong with an expression, in one sentence. */
  Optional<String> problem(String expression);

  /** The next time after this one; empty when there is none. */
  Optional<Instant> next(String expression, ZoneId zone, Instant after);
}
