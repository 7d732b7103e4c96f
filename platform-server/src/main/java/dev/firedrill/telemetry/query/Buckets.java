package dev.firedrill.telemetry.query;

import dev.firedrill.telemetry.SeriesKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Quantiles of histograms, as Prometheus' histogram_quantile: linear inside of a bucket. */
final class Buckets {
  private static final String LE = "le";

  @SuppressWarnings("ArrayRecordComponent") // private, and never compared
  private record Bucket(double upper, double[] counts) {}

  private Buckets() {}

  static List<Column> quantile(double[] q, List<Column> columns) {
    Map<SeriesKey, List<Bucket>> histograms = new LinkedHashMap<>();
    for (Column column : columns) {
      double upper = upper(column.key().label(LE));
      if (!Double.isNaN(upper)) {
        histograms
            .computeIfAbsent(Column.without(column.key(), List.of(LE)), _ -> new ArrayList<>())
            .add(new Bucket(upper, column.values()));
      }
    }
    List<Column> result = new ArrayList<>();
    histograms.forEach((key, buckets) -> {
      buckets.sort(Comparator.comparingDouble(Bucket::upper));
      double[] values = new double[q.length];
      for (int i = 0; i < q.length; i++) {
        values[i] = at(q[i], buckets, i);
      }
      result.add(new Column(key, values));
    });
    return result;
  }

  private static double upper(@org.jspecify.annotations.Nullable String le) {
    if (le == null) {
      return Double.NaN;
    }
    try {
      return le.equals("+Inf") || le.equals("Inf")
          ? Double.POSITIVE_INFINITY
          : Double.parseDouble(le);
    } catch (NumberFormatException notABound) {
      return Double.NaN;
    }
  }

  private static double at(double q, List<Bucket> all, int step) {
    List<Bucket> buckets =
        all.stream().filter(bucket -> !Column.isNone(bucket.counts()[step])).toList();
    if (buckets.isEmpty()) {
      return Column.NONE;
    }
    if (Double.isNaN(q)) {
      return Double.NaN;
    }
    if (q < 0) {
      return Double.NEGATIVE_INFINITY;
    }
    if (q > 1) {
      return Double.POSITIVE_INFINITY;
    }
    int last = buckets.size() - 1;
    if (last < 1 || buckets.get(last).upper() != Double.POSITIVE_INFINITY) {
      return Double.NaN;
    }
    double[] counts = new double[last + 1];
    for (int i = 0; i <= last; i++) {
      // Buckets that were counted a moment apart must still grow.
      double count = buckets.get(i).counts()[step];
      counts[i] = i > 0 ? Math.max(counts[i - 1], count) : count;
    }
    return inside(q * counts[last], counts, buckets);
  }

  private static double inside(double rank, double[] counts, List<Bucket> buckets) {
    int last = counts.length - 1;
    if (counts[last] == 0 || Double.isNaN(counts[last])) {
      return Double.NaN;
    }
    int b = 0;
    while (b < last && counts[b] < rank) {
      b++;
    }
    if (b == last) {
      return buckets.get(last - 1).upper();
    }
    if (b == 0 && buckets.getFirst().upper() <= 0) {
      return buckets.getFirst().upper();
    }
    double start = b == 0 ? 0 : buckets.get(b - 1).upper();
    double below = b == 0 ? 0 : counts[b - 1];
    return start + (buckets.get(b).upper() - start) * ((rank - below) / (counts[b] - below));
  }
}
