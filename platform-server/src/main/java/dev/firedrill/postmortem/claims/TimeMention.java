package dev.firedrill.postmortem.claims;

import java.time.Duration;
import java.time.Instant;

/** A moment that the text names, good for {@code length}: 14:05 stands for a whole minute. */
record TimeMention(int from, int to, String text, Instant at, Duration length) {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration SECONDS_OFF = Duration.ofSeconds(15);
  private static final Duration HOUR_OFF = Duration.ofMinutes(30);

  /** How far a clock may be off before the text is wrong. */
  Duration tolerance() {
    if (length.compareTo(MINUTE) < 0) {
      return SECONDS_OFF;
    }
    return length.compareTo(MINUTE) > 0 ? HOUR_OFF : MINUTE;
  }

  /** By how much the text is later than the moment; zero within what it stands for. */
  Duration off(Instant moment) {
    if (moment.isBefore(at)) {
      return Duration.between(moment, at);
    }
    Instant end = at.plus(length);
    return moment.isBefore(end) ? Duration.ZERO : Duration.between(moment, end.minusSeconds(1));
  }

  boolean agrees(Instant moment) {
    return off(moment).abs().compareTo(tolerance()) <= 0;
  }
}
