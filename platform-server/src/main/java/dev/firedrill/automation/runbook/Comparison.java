package dev.firedrill.automation.runbook;

import java.util.Optional;

/** How a figure is compared with what is expected of it. */
public enum Comparison {
  GT(">"),
  GE(">="),
  LT("<"),
  LE("<=");

  private final String sign;

  Comparison(String sign) {
    this.sign = sign;
  }

  public String sign() {
    return sign;
  }

  public boolean holds(double value, double threshold) {
    return switch (this) {
      case GT -> value > threshold;
      case GE -> value >= threshold;
      case LT -> value < threshold;
      case LE -> value <= threshold;
    };
  }

  static Optional<Comparison> ofSign(String sign) {
    for (Comparison comparison : values()) {
      if (comparison.sign.equals(sign)) {
        return Optional.of(comparison);
      }
    }
    return Optional.empty();
  }
}
