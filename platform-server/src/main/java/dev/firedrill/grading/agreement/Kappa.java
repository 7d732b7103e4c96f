package dev.firedrill.grading.agreement;

import dev.firedrill.grading.agreement.Ratings.Pair;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/**
 * Agreement of two raters on the units that both rated. Empty where it is not defined: without such
 * a unit, and for the kappas when both gave everything one and the same level.
 */
public final class Kappa {
  /** Levels are told apart by less than this nowhere: items give thirds. */
  private static final double SAME = 1e-9;

  private Kappa() {}

  /** The share of units on which both gave the same. */
  public static OptionalDouble exact(List<Pair> pairs) {
    return within(pairs, 0);
  }

  /** The share of units on which the two differ by one level at most. */
  public static OptionalDouble adjacent(List<Pair> pairs) {
    return within(pairs, 1);
  }

  private static OptionalDouble within(List<Pair> pairs, double distance) {
    return pairs.stream()
        .mapToDouble(pair -> Math.abs(pair.first() - pair.second()) <= distance + SAME ? 1 : 0)
        .average();
  }

  /** Cohen's kappa: every disagreement counts the same. */
  public static OptionalDouble cohen(List<Pair> pairs) {
    return weighted(pairs, distance -> Math.abs(distance) <= SAME ? 0 : 1);
  }

  /** Kappa with quadratic weights: a disagreement counts with the square of its distance. */
  public static OptionalDouble quadratic(List<Pair> pairs) {
    return weighted(pairs, distance -> distance * distance);
  }

  /** One less the disagreement seen over that of the same levels dealt out by chance. */
  private static OptionalDouble weighted(List<Pair> pairs, DoubleUnaryOperator weight) {
    if (pairs.isEmpty()) {
      return OptionalDouble.empty();
    }
    double seen = 0;
    double chance = 0;
    for (Pair one : pairs) {
      seen += weight.applyAsDouble(one.first() - one.second());
      for (Pair other : pairs) {
        chance += weight.applyAsDouble(one.first() - other.second());
      }
    }
    return chance == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(1 - seen * pairs.size() / chance);
  }
}
