package dev.firedrill.telemetry.query;

import java.util.Arrays;

/** Of some numbers, at least one, as Prometheus computes it. */
final class Statistics {
  private Statistics() {}

  /** With the error of each addition kept, so that the order matters little. */
  static double sum(double[] values) {
    double sum = 0;
    double lost = 0;
    for (double value : values) {
      double next = sum + value;
      if (Double.isInfinite(next)) {
        lost = 0;
      } else if (Math.abs(sum) >= Math.abs(value)) {
        lost += sum - next + value;
      } else {
        lost += value - next + sum;
      }
      sum = next;
    }
    return sum + lost;
  }

  /** A NaN is passed over where there is a number. */
  static double min(double[] values) {
    double min = Double.NaN;
    for (double value : values) {
      min = Double.isNaN(min) || value < min ? value : min;
    }
    return min;
  }

  static double max(double[] values) {
    double max = Double.NaN;
    for (double value : values) {
      max = Double.isNaN(max) || value > max ? value : max;
    }
    return max;
  }

  static double variance(double[] values) {
    double mean = sum(values) / values.length;
    double[] squares =
        Arrays.stream(values).map(value -> (value - mean) * (value - mean)).toArray();
    return sum(squares) / values.length;
  }

  static double quantile(double q, double[] values) {
    if (Double.isNaN(q)) {
      return Double.NaN;
    }
    if (q < 0) {
      return Double.NEGATIVE_INFINITY;
    }
    if (q > 1) {
      return Double.POSITIVE_INFINITY;
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double rank = q * (sorted.length - 1);
    int lower = (int) Math.floor(rank);
    int upper = Math.min(sorted.length - 1, lower + 1);
    double weight = rank - lower;
    return sorted[lower] * (1 - weight) + sorted[upper] * weight;
  }
}
