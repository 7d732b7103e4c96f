package dev.firedrill.cli.console;

/** A row of numbers as a line of bars, as high as they are between the lowest and the highest. */
public final class Sparkline {
  private static final String BARS = "▁▂▃▄▅▆▇█";
  private static final char GAP = '·';

  private Sparkline() {}

  /**
   * At most {@code width} characters, each the highest of the numbers it stands for; NaN is a gap.
   */
  public static String of(double[] values, int width) {
    double[] columns = values.length <= width ? values : highest(values, width);
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : columns) {
      if (!Double.isNaN(value)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    StringBuilder line = new StringBuilder();
    for (double value : columns) {
      line.append(Double.isNaN(value) ? GAP : bar(value, low, high));
    }
    return line.toString();
  }

  private static char bar(double value, double low, double high) {
    if (high <= low) {
      return BARS.charAt(value == 0 ? 0 : BARS.length() / 2 - 1);
    }
    int height = (int) ((value - low) / (high - low) * BARS.length());
    return BARS.charAt(Math.min(height, BARS.length() - 1));
  }

  private static double[] highest(double[] values, int width) {
    double[] columns = new double[width];
    for (int column = 0; column < width; column++) {
      int from = (int) ((long) column * values.length / width);
      int to = (int) ((column + 1L) * values.length / width);
      double highest = Double.NaN;
      for (int index = from; index < to; index++) {
        highest = Double.isNaN(highest) || values[index] > highest ? values[index] : highest;
      }
      columns[column] = highest;
    }
    return columns;
  }
}
