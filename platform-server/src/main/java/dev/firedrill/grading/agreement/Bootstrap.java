package dev.firedrill.grading.agreement;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Percentile intervals: the units are drawn anew with replacement, the statistic is taken again.
 */
public final class Bootstrap {
  /** With fewer units the interval says more about the drawing than about the raters. */
  public static final int UNITS_AT_LEAST = 5;

  private static final int DRAWS = 1_000;

  /** Nineteen of twenty drawings lie between these. */
  public record Interval(double low, double high) {}

  private Bootstrap() {}

  /**
   * The middle 95 % of the statistic. Empty when there are too few units with two ratings, or when
   * it is undefined in more than half of the drawings.
   */
  public static Optional<Interval> interval(
      Ratings ratings, Function<Ratings, OptionalDouble> statistic, RandomGenerator random) {
    if (ratings.paired() < UNITS_AT_LEAST) {
      return Optional.empty();
    }
    int[] places = new int[ratings.size()];
    double[] drawn = new double[DRAWS];
    int defined = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      for (int i = 0; i < places.length; i++) {
        places[i] = random.nextInt(places.length);
      }
      OptionalDouble value = statistic.apply(ratings.at(places));
      if (value.isPresent()) {
        drawn[defined++] = value.getAsDouble();
      }
    }
    if (defined * 2 < DRAWS) {
      return Optional.empty();
    }
    double[] sorted = Arrays.copyOf(drawn, defined);
    Arrays.sort(sorted);
    return Optional.of(new Interval(quantile(sorted, 0.025), quantile(sorted, 0.975)));
  }

  private static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
