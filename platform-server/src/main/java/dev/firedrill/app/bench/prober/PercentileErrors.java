package dev.firedrill.app.bench.prober;

import dev.firedrill.app.bench.kit.BenchReport;
import dev.firedrill.app.bench.kit.Figures;
import dev.firedrill.slo.LatencyHistogram;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * L5, pure arithmetic: percentiles of the stored and merged histograms of seconds beside those of
 * the raw latencies, over a thousand random series.
 */
final class PercentileErrors {
  private static final int SERIES = 1_000;
  private static final int SECONDS = 60;
  private static final int MOST_IN_A_SECOND = 60;
  private static final double[] QUANTILES = {0.5, 0.9, 0.99, 0.999};
  private static final double GOAL_PERCENT = 1;
  private static final double LEAST_MICROS = 200;
  private static final double MOST_MICROS = 50_000_000;

  private PercentileErrors() {}

  static void measure(BenchReport report) {
    List<Double> all = new ArrayList<>();
    for (int seed = 0; seed < SERIES; seed++) {
      all.add(worst(new SplittableRandom(seed)));
    }
    Figures errors = Figures.of(all);
    report.line(
        "error of merged percentiles",
        Map.of("series", SERIES, "median_percent", errors.median(), "worst_percent", errors.max()));
    report.goal("L5-worst-percentile-error", Figures.of(List.of(errors.max())), GOAL_PERCENT, "%");
  }

  /** In percent of the raw percentile. */
  private static double worst(SplittableRandom random) {
    List<LatencyHistogram> seconds = new ArrayList<>();
    List<Long> raw = new ArrayList<>();
    double center = Math.log(random.nextDouble(LEAST_MICROS * 10, MOST_MICROS / 50));
    double spread = random.nextDouble(0.05, 1.5);
    for (int second = 0; second < SECONDS; second++) {
      LatencyHistogram histogram = LatencyHistogram.EMPTY;
      for (int i = random.nextInt(MOST_IN_A_SECOND); i >= 0; i--) {
        double micros =
            Math.clamp(
                Math.exp(center + spread * random.nextGaussian()), LEAST_MICROS, MOST_MICROS);
        long nanos = Math.round(micros * 1_000);
        histogram = histogram.plus(Duration.ofNanos(nanos));
        raw.add(nanos);
      }
      seconds.add(LatencyHistogram.ofBytes(histogram.toBytes()));
    }
    LatencyHistogram merged = LatencyHistogram.merged(seconds);
    long[] sorted = raw.stream().mapToLong(Long::longValue).sorted().toArray();
    return Arrays.stream(QUANTILES)
        .map(quantile -> {
          double exact = sorted[(int) Math.ceil(quantile * sorted.length) - 1];
          Duration seen = merged.percentile(quantile);
          return seen == null ? Double.MAX_VALUE : Math.abs(seen.toNanos() / exact - 1) * 100;
        })
        .max()
        .orElseThrow();
  }
}
