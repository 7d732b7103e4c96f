package dev.firedrill.telemetry.alarm;

/** How a datapoint is held against the threshold. */
public enum Comparison {
  GT(">"),
  GE("≥"),
  LT("<"),
  LE("≤");

  private final String sign;

  Comparison(String sign) {
    this.sign = sign;
  }

  public String sign() {
    return sign;
  }

  /** Whether the value breaches the threshold. */
  public boolean breaches(double value, double threshold) {
    return switch (this) {
      case GT -> value > threshold;
      case GE -> value >= threshold;
      case LT -> value < threshold;
      case LE -> value <= threshold;
    };
  }
}
