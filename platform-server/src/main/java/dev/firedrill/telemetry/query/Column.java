package dev.firedrill.telemetry.query;

import dev.firedrill.telemetry.SeriesKey;
import java.util.Arrays;
import java.util.Collection;
import java.util.TreeMap;

/**
 * The value of a series at each step. Where it has none there is a NaN of its own, so that a NaN
 * that was computed still is a value.
 */
@SuppressWarnings("ArrayRecordComponent")
record Column(SeriesKey key, double[] values) {
  private static final long NONE_BITS = 0x7ff8dead00000000L;
  static final double NONE = Double.longBitsToDouble(NONE_BITS);

  static boolean isNone(double value) {
    return Double.doubleToRawLongBits(value) == NONE_BITS;
  }

  static double[] nothing(int steps) {
    double[] values = new double[steps];
    Arrays.fill(values, NONE);
    return values;
  }

  boolean isEmpty() {
    return Arrays.stream(values).allMatch(Column::isNone);
  }

  static SeriesKey nameless(SeriesKey key) {
    return new SeriesKey("", key.labels());
  }

  /** With these labels only. */
  static SeriesKey only(SeriesKey key, Collection<String> labels) {
    TreeMap<String, String> kept = new TreeMap<>(key.labels());
    kept.keySet().retainAll(labels);
    return new SeriesKey(labels.contains("__name__") ? key.name() : "", kept);
  }

  /** Without the name and these labels. */
  static SeriesKey without(SeriesKey key, Collection<String> labels) {
    TreeMap<String, String> kept = new TreeMap<>(key.labels());
    kept.keySet().removeAll(labels);
    return new SeriesKey("", kept);
  }
}
