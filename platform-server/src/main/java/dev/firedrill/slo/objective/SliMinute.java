package dev.firedrill.slo.objective;

import java.time.Duration;
import java.time.Instant;

/**
 * What users met in up to a minute from {@code at} on: {@code good} of {@code total} requests of
 * known outcome; {@code asked} were due and {@code platformErrors} of them could not be sent; the
 * latest began {@code latenessMs} late.
 */
public record SliMinute(
    Instant at, long asked, long platformErrors, int latenessMs, long good, long total) {
  public static final Duration LENGTH = Duration.ofMinutes(1);

  public long bad() {
    return total - good;
  }
}
