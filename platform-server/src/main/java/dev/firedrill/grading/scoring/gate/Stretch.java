package dev.firedrill.grading.scoring.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** A stretch of time: from inclusive, to exclusive. */
public record Stretch(Instant from, Instant to) {
  public Duration length() {
    return Duration.between(from, to);
  }

  /** The part of it between the two; it must overlap them. */
  Stretch within(Instant first, Instant last) {
    return new Stretch(from.isAfter(first) ? from : first, to.isBefore(last) ? to : last);
  }

  public boolean overlaps(Instant otherFrom, Instant otherTo) {
    return from.isBefore(otherTo) && otherFrom.isBefore(to);
  }

  /** How long at least one of them lasts. */
  static Duration together(List<Stretch> stretches) {
    Duration sum = Duration.ZERO;
    Instant counted = Instant.MIN;
    for (Stretch one : stretches.stream().sorted(Comparator.comparing(Stretch::from)).toList()) {
      if (one.to().isAfter(counted)) {
        sum = sum.plus(one.within(counted, one.to()).length());
        counted = one.to();
      }
    }
    return sum;
  }
}
