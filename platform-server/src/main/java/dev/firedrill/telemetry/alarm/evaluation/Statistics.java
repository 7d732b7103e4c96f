package dev.firedrill.telemetry.alarm.evaluation;

import dev.firedrill.telemetry.Sample;
import dev.firedrill.telemetry.Series;
import dev.firedrill.telemetry.alarm.Statistic;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statistics over the samples of a period, all series together. */
final class Statistics {
  private static final double SECONDS_OF_NANOS = 1e9;

  private Statistics() {}

  /**
   * The value of {@code [from, to)}; null when nothing is known of it. For counters the last sample
   * before the period counts as its beginning.
   */
  static @Nullable Double of(Statistic statistic, List<Series> series, Instant from, Instant to) {
    if (statistic.ofCounters()) {
      return growth(statistic, series, from, to);
    }
    double[] values =
        series.stream()
            .flatMap(one -> one.samples().stream())
            .filter(sample -> !sample.at().isBefore(from) && sample.at().isBefore(to))
            .mapToDouble(Sample::value)
            .filter(value -> !Double.isNaN(value))
            .sorted()
            .toArray();
    if (values.length == 0) {
      return null;
    }
    return switch (statistic) {
      case AVERAGE -> Arrays.stream(values).sum() / values.length;
      case SUM -> Arrays.stream(values).sum();
      case MINIMUM -> values[0];
      case MAXIMUM -> values[values.length - 1];
      case SAMPLE_COUNT -> (double) values.length;
      case P50 -> percentile(values, 0.5);
      case P90 -> percentile(values, 0.9);
      case P95 -> percentile(values, 0.95);
      case P99 -> percentile(values, 0.99);
      case RATE, INCREASE -> throw new IllegalStateException("counters were handled before");
    };
  }

  /** Between the two nearest ranks, of values in order. */
  static double percentile(double[] values, double share) {
    double rank = share * (values.length - 1);
    int below = (int) Math.floor(rank);
    int above = Math.min(below + 1, values.length - 1);
    return values[below] + (rank - below) * (values[above] - values[below]);
  }

  private static @Nullable Double growth(
      Statistic statistic, List<Series> series, Instant from, Instant to) {
    double sum = 0;
    boolean known = false;
    for (Series one : series) {
      Sample last = null;
      double grown = 0;
      Instant begin = null;
      for (Sample sample : one.samples()) {
        if (!sample.at().isBefore(to)) {
          break;
        }
        if (!sample.at().isBefore(from) && last != null) {
          // A counter that fell was reset: it counts from zero again.
          grown += sample.value() >= last.value() ? sample.value() - last.value() : sample.value();
          begin = begin == null ? last.at() : begin;
        }
        last = sample;
      }
      if (begin != null && last != null) {
        known = true;
        double seconds = Duration.between(begin, last.at()).toNanos() / SECONDS_OF_NANOS;
        sum += statistic == Statistic.RATE ? grown / seconds : grown;
      }
    }
    return known ? sum : null;
  }
}
