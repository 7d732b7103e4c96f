package dev.firedrill.grading.agreement;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Krippendorff's alpha, from the matrix of coincidences: {@code 1 - observed / expected}
 * disagreement, for any number of raters and with any cells missing. Empty where it is not defined:
 * when no unit has two ratings, or all of those that count are equal.
 */
public final class Alpha {
  /** How far apart two levels are. */
  public enum Metric {
    /** Equal or not. */
    NOMINAL,
    /** By how many ratings lie between them in rank. */
    ORDINAL,
    /** By the square of their difference. */
    INTERVAL
  }

  private Alpha() {}

  public static OptionalDouble of(Ratings ratings, Metric metric) {
    List<List<Double>> pairable = ratings.units().stream().filter(u -> u.size() > 1).toList();
    double[] levels =
        pairable.stream()
            .flatMap(List::stream)
            .mapToDouble(Double::doubleValue)
            .distinct()
            .sorted()
            .toArray();
    double[][] together = coincidences(pairable, levels);
    double[] totals =
        Arrays.stream(together).mapToDouble(row -> Arrays.stream(row).sum()).toArray();
    double all = Arrays.stream(totals).sum();
    double observed = 0;
    double expected = 0;
    for (int c = 0; c < levels.length; c++) {
      for (int k = 0; k < levels.length; k++) {
        double distance = distance(metric, levels, totals, c, k);
        observed += together[c][k] * distance;
        expected += totals[c] * totals[k] * distance;
      }
    }
    return expected == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(1 - (all - 1) * observed / expected);
  }

  private static double[][] coincidences(List<List<Double>> units, double[] levels) {
    double[][] together = new double[levels.length][levels.length];
    for (List<Double> unit : units) {
      int[] at = unit.stream().mapToInt(level -> Arrays.binarySearch(levels, level)).toArray();
      double share = 1.0 / (at.length - 1);
      for (int i = 0; i < at.length; i++) {
        for (int j = 0; j < at.length; j++) {
          if (i != j) {
            together[at[i]][at[j]] += share;
          }
        }
      }
    }
    return together;
  }

  private static double distance(
      Metric metric, double[] levels, double[] totals, int one, int other) {
    double apart =
        switch (metric) {
          case NOMINAL -> one == other ? 0 : 1;
          case ORDINAL -> ranksBetween(totals, Math.min(one, other), Math.max(one, other));
          case INTERVAL -> levels[one] - levels[other];
        };
    return apart * apart;
  }

  private static double ranksBetween(double[] totals, int low, int high) {
    double sum = -(totals[low] + totals[high]) / 2;
    for (int g = low; g <= high; g++) {
      sum += totals[g];
    }
    return sum;
  }
}
