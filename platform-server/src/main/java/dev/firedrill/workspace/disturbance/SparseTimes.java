package dev.firedrill.workspace.disturbance;

import java.time.Duration;
import java.util.Arrays;

/**
 * How long things took, in classes that grow by a twelfth, and so exact to about four percent.
 * Small where few classes occur. Not thread-safe.
 */
final class SparseTimes {
  static final int CLASSES = 256;

  private static final int PER_DOUBLING = 8;
  private static final int CLASS_BITS = 8;

  /** The class in the low bits, how many in the rest. */
  private int[] cells = {};

  void add(Duration took) {
    int wanted = classOf(took.toMillis());
    for (int i = 0; i < cells.length; i++) {
      if ((cells[i] & (CLASSES - 1)) == wanted) {
        cells[i] += CLASSES;
        return;
      }
    }
    cells = Arrays.copyOf(cells, cells.length + 1);
    cells[cells.length - 1] = CLASSES | wanted;
  }

  /** Adds what is here to counts by class. */
  void addTo(long[] counts) {
    for (int cell : cells) {
      counts[cell & (CLASSES - 1)] += cell >>> CLASS_BITS;
    }
  }

  /** In milliseconds; the middle of the class in which the share of all lies. */
  static long percentile(long[] counts, double share) {
    long wanted = (long) Math.ceil(Arrays.stream(counts).sum() * share);
    long seen = 0;
    for (int i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (seen >= wanted) {
        return Math.round(Math.pow(2, (double) i / PER_DOUBLING) - 1);
      }
    }
    return 0;
  }

  private static int classOf(long millis) {
    double log = Math.log(Math.max(0, millis) + 1.0) / Math.log(2);
    return (int) Math.min(CLASSES - 1, Math.round(log * PER_DOUBLING));
  }
}
