package dev.firedrill.grading.scoring;

import java.time.Duration;
import java.time.Instant;

/** A stretch of time: from inclusive, to exclusive. */
public record Stretch(Instant from, Instant to) {
  Duration length() {
    return Duration.between(from, to);
  }

  boolean overlaps(Instant otherFrom, Instant otherTo) {
    return from.isBefore(otherTo) && otherFrom.isBefore(to);
  }
}
