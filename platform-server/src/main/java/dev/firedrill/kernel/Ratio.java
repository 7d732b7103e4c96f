package dev.firedrill.kernel;

/** A share between 0 and 1, both included. */
public record Ratio(double value) implements Comparable<Ratio> {
  public Ratio {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("ratio " + value + " is not between 0 and 1");
    }
  }

  /** The share of {@code part} in {@code whole}; {@code whole} must be positive. */
  public static Ratio of(long part, long whole) {
    return new Ratio((double) part / whole);
  }

  @Override
  public int compareTo(Ratio other) {
    return Double.compare(value, other.value);
  }
}
