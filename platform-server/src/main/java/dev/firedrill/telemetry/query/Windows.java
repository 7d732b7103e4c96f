package dev.firedrill.telemetry.query;

import dev.firedrill.telemetry.metrics.Points;

/** What functions over a range make of the samples {@code [from, to)} of a series. */
final class Windows {
  /** Beyond this many usual distances from the edge a series is taken to have begun or ended. */
  private static final double EDGE = 1.1;

  private Windows() {}

  /** NONE where the window holds too few samples. */
  static double of(
      Function function, Points points, int from, int to, long start, long end, double parameter) {
    int count = to - from;
    if (count < 1) {
      return Column.NONE;
    }
    return switch (function) {
      case RATE -> extrapolated(points, from, to, start, end, true, true);
      case INCREASE -> extrapolated(points, from, to, start, end, true, false);
      case DELTA -> extrapolated(points, from, to, start, end, false, false);
      case IRATE -> instant(points, from, to, true);
      case IDELTA -> instant(points, from, to, false);
      case CHANGES -> changes(points, from, to);
      case RESETS -> resets(points, from, to);
      case AVG_OVER_TIME -> Statistics.sum(values(points, from, to)) / count;
      case SUM_OVER_TIME -> Statistics.sum(values(points, from, to));
      case MIN_OVER_TIME -> Statistics.min(values(points, from, to));
      case MAX_OVER_TIME -> Statistics.max(values(points, from, to));
      case COUNT_OVER_TIME -> count;
      case LAST_OVER_TIME -> points.value(to - 1);
      case PRESENT_OVER_TIME -> 1;
      case STDDEV_OVER_TIME -> Math.sqrt(Statistics.variance(values(points, from, to)));
      case STDVAR_OVER_TIME -> Statistics.variance(values(points, from, to));
      case QUANTILE_OVER_TIME -> Statistics.quantile(parameter, values(points, from, to));
      case HISTOGRAM_QUANTILE,
          ABS,
          CEIL,
          FLOOR,
          SQRT,
          LN,
          ROUND,
          CLAMP,
          CLAMP_MIN,
          CLAMP_MAX,
          ABSENT,
          SCALAR,
          VECTOR,
          TIME ->
          throw new IllegalStateException(function + " takes no range");
    };
  }

  private static double[] values(Points points, int from, int to) {
    double[] values = new double[to - from];
    for (int i = from; i < to; i++) {
      values[i - from] = points.value(i);
    }
    return values;
  }

  /** As Prometheus' extrapolatedRate: to the edges of the window where the series reaches them. */
  private static double extrapolated(
      Points points, int from, int to, long start, long end, boolean counter, boolean perSecond) {
    if (to - from < 2) {
      return Column.NONE;
    }
    double first = points.value(from);
    double result = points.value(to - 1) - first;
    if (counter) {
      for (int i = from + 1; i < to; i++) {
        if (points.value(i) < points.value(i - 1)) {
          result += points.value(i - 1);
        }
      }
    }
    double sampled = (points.time(to - 1) - points.time(from)) / 1e3;
    double between = sampled / (to - from - 1);
    double toStart = (points.time(from) - start) / 1e3;
    double toEnd = (end - points.time(to - 1)) / 1e3;
    if (toStart >= between * EDGE) {
      toStart = between / 2;
    }
    if (counter && result > 0 && first >= 0) {
      // A counter cannot have been below zero.
      toStart = Math.min(toStart, sampled * (first / result));
    }
    if (toEnd >= between * EDGE) {
      toEnd = between / 2;
    }
    double factor = (sampled + toStart + toEnd) / sampled;
    return result * (perSecond ? factor / ((end - start) / 1e3) : factor);
  }

  private static double instant(Points points, int from, int to, boolean rate) {
    if (to - from < 2) {
      return Column.NONE;
    }
    double last = points.value(to - 1);
    double before = points.value(to - 2);
    double result = rate && last < before ? last : last - before;
    return rate ? result / ((points.time(to - 1) - points.time(to - 2)) / 1e3) : result;
  }

  private static double changes(Points points, int from, int to) {
    int changes = 0;
    for (int i = from + 1; i < to; i++) {
      double now = points.value(i);
      double before = points.value(i - 1);
      if (now != before && !(Double.isNaN(now) && Double.isNaN(before))) {
        changes++;
      }
    }
    return changes;
  }

  private static double resets(Points points, int from, int to) {
    int resets = 0;
    for (int i = from + 1; i < to; i++) {
      resets += points.value(i) < points.value(i - 1) ? 1 : 0;
    }
    return resets;
  }
}
