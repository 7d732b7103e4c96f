package dev.firedrill.bot.deploy;

import dev.firedrill.kernel.Failure;
import java.util.List;

/**
 * By which shares of the traffic, in percent, a release comes into service and how long each is
 * looked at.
 */
public record CanaryPlan(List<Integer> steps, int stepSeconds) {
  private static final int MOST_STEPS = 10;
  private static final int SHORTEST_SECONDS = 5;
  private static final int LONGEST_SECONDS = 3_600;

  /** A tenth, a quarter, a half; a minute each. */
  public static final CanaryPlan USUAL = new CanaryPlan(List.of(10, 25, 50), 60);

  /**
   * @throws Failure invalid-input unless there are 1 to 10 ascending steps between 1 and 99 percent
   *     and 5 to 3600 seconds
   */
  public CanaryPlan {
    steps = List.copyOf(steps);
    if (steps.isEmpty() || steps.size() > MOST_STEPS) {
      throw Failure.invalid(
          "The canary has %d steps; give 1 to %d.".formatted(steps.size(), MOST_STEPS));
    }
    int before = 0;
    for (int step : steps) {
      if (step <= before || step > 99) {
        throw Failure.invalid(
            "The canary's steps %s do not ascend between 1 and 99 percent.".formatted(steps));
      }
      before = step;
    }
    if (stepSeconds < SHORTEST_SECONDS || stepSeconds > LONGEST_SECONDS) {
      throw Failure.invalid(
          "A canary step of %d seconds is not between %d and %d."
              .formatted(stepSeconds, SHORTEST_SECONDS, LONGEST_SECONDS));
    }
  }
}
