package dev.firedrill.slo.api;

import java.time.Duration;
import java.util.List;

/** How finely a stretch of time is shown: so that a chart has some hundred points. */
final class Steps {
  private static final long MOST_POINTS = 240;

  private static final List<Duration> LENGTHS =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(15),
          Duration.ofSeconds(30),
          Duration.ofMinutes(1),
          Duration.ofMinutes(2),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1));

  private Steps() {}

  static Duration of(Duration window) {
    return LENGTHS.stream()
        .filter(length -> window.dividedBy(length) <= MOST_POINTS)
        .findFirst()
        .orElse(LENGTHS.getLast());
  }
}
