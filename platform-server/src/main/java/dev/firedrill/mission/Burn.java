package dev.firedrill.mission;

/** Burn rates in five bins: below 1, to 2, to 6, to 14.4, and above. Pure arithmetic. */
public final class Burn {
  /** Nobody asked in this cell, so nothing is known. */
  public static final int NO_DATA = -1;

  private static final double[] BOUNDS = {1, 2, 6, 14.4};

  /** 0.144 / (1 - 0.99) is not 14.4 in binary. */
  private static final double HAIR = 1e-9;

  private Burn() {}

  /** The bin 0..4 of so many good requests of so many, or {@link #NO_DATA}. */
  public static int bin(long good, long total, double objective) {
    if (total <= 0) {
      return NO_DATA;
    }
    double rate = (double) (total - good) / total / (1 - objective);
    int bin = 0;
    while (bin < BOUNDS.length && rate >= BOUNDS[bin] - HAIR) {
      bin++;
    }
    return bin;
  }
}
