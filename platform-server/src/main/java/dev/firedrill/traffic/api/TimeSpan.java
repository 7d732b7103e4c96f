package dev.firedrill.traffic.api;

import dev.firedrill.kernel.Failure;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** The time that somebody asked about: the last hour unless told, at most a day. */
record TimeSpan(Instant from, Instant to) {
  private static final Duration USUAL = Duration.ofHours(1);
  private static final Duration LONGEST = Duration.ofDays(1);

  static TimeSpan of(@Nullable String from, @Nullable String to, Instant now) {
    Instant end = to == null ? now : instant("to", to);
    Instant begin = from == null ? end.minus(USUAL) : instant("from", from);
    if (!begin.isBefore(end) || Duration.between(begin, end).compareTo(LONGEST) > 0) {
      throw Failure.invalid(
          "From " + begin + " to " + end + " is not a time of up to a day; choose another.");
    }
    return new TimeSpan(begin, end);
  }

  private static Instant instant(String name, String value) {
    try {
      return Instant.parse(value);
    } catch (DateTimeParseException notATime) {
      throw Failure.invalid(
          name + " is '" + value + "'; write a time such as 2026-11-23T09:00:00Z.");
    }
  }
}
