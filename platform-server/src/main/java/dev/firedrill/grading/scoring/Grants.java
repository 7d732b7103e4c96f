package dev.firedrill.grading.scoring;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What staff granted a team in a run; all of it is counted in the team's favor.
 *
 * @param factor what full marks and none of every time are multiplied by, from 1 on
 * @param voidedBecause why nothing is scored; null when it is
 * @param excused intervals that count against nobody
 */
public record Grants(double factor, @Nullable String voidedBecause, List<Excused> excused) {
  /** As every team has it. */
  public static final Grants NONE = new Grants(1, null, List.of());

  public Grants {
    excused = excused.stream().sorted(Comparator.comparing(Excused::from)).toList();
  }

  /** From inclusive, to exclusive. */
  public record Excused(Instant from, Instant to, String reason) {}

  /** How much of the time between the two is excused. */
  public Duration excusedWithin(Instant from, Instant to) {
    Duration sum = Duration.ZERO;
    Instant reached = from;
    for (Excused one : excused) {
      Instant begin = one.from().isAfter(reached) ? one.from() : reached;
      Instant end = one.to().isBefore(to) ? one.to() : to;
      if (end.isAfter(begin)) {
        sum = sum.plus(Duration.between(begin, end));
        reached = end;
      }
    }
    return sum;
  }

  /** The time between the two that is not excused. */
  Duration between(Instant from, Instant to) {
    return Duration.between(from, to).minus(excusedWithin(from, to));
  }

  boolean isExcused(Instant at) {
    return excused.stream().anyMatch(one -> !at.isBefore(one.from()) && at.isBefore(one.to()));
  }
}
