package dev.firedrill.postmortem.due;

import dev.firedrill.kernel.Failure;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What it costs to hand in after a deadline. Up to {@code grace} late costs nothing; after it each
 * {@code step} since the deadline that was begun costs {@code percentPerStep}, at most {@code
 * percentAtMost} together.
 *
 * @param closesAfter so long after the deadline nothing is taken any more; null: never
 */
public record LatePolicy(
    Duration grace,
    Duration step,
    int percentPerStep,
    int percentAtMost,
    @Nullable Duration closesAfter) {
  private static final Duration LONGEST = Duration.ofDays(365);

  public LatePolicy {
    require(!grace.isNegative() && grace.compareTo(LONGEST) <= 0, "grace", grace);
    require(step.compareTo(Duration.ofMinutes(1)) >= 0, "step", step);
    require(step.compareTo(LONGEST) <= 0, "step", step);
    require(percentPerStep >= 0 && percentPerStep <= 100, "percent per step", percentPerStep);
    require(percentAtMost >= 0 && percentAtMost <= 100, "percent at most", percentAtMost);
    if (closesAfter != null) {
      require(
          closesAfter.compareTo(grace) >= 0 && closesAfter.compareTo(LONGEST) <= 0,
          "time until the close",
          closesAfter);
    }
  }

  /** What handing in at that time would be. */
  public Lateness at(Instant due, Instant handedIn) {
    Duration late = Duration.between(due, handedIn);
    if (!late.isPositive()) {
      return new Lateness(Duration.ZERO, 0, false);
    }
    boolean closed = closesAfter != null && late.compareTo(closesAfter) > 0;
    if (late.compareTo(grace) <= 0) {
      return new Lateness(late, 0, closed);
    }
    long begun = late.dividedBy(step);
    if (step.multipliedBy(begun).compareTo(late) < 0) {
      begun++;
    }
    long percent = Math.min(percentAtMost, Math.min(begun, 100) * percentPerStep);
    return new Lateness(late, (int) percent, closed);
  }

  private static void require(boolean holds, String what, Object value) {
    if (!holds) {
      throw Failure.invalid(
          "The "
              + what
              + " of a late policy cannot be "
              + value
              + ": percents go from 0 to 100, a step lasts from a minute to a year, and the close"
              + " is not before the end of the grace.");
    }
  }
}
