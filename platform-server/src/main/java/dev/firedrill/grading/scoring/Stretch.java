package dev.firedrill.grading.scoring;

import java.time.Duration;
import java.time.Instant;

/** A stretch of time: from inclusive, to exclusive. */
public record Stretch(Instant from, Instant to) {
  Duration length() {
    return Duration.between(from, to);
  }

  /** The part of it between the two; it must overlap them. */
  Stretch within(Instant first, Instant last) {
    return new Stretch(from.isAfter(first) ? from : first, to.isBefore(last) ? to : last);
  }

  boolean overlaps(Instant otherFrom, Instant otherTo) {
    return from.isBefore(otherTo) && otherFrom.isBefore(to);
  }
}
