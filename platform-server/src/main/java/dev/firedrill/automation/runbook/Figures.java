package dev.firedrill.automation.runbook;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as people write them. */
public final class Figures {
  private static final MathContext DIGITS = new MathContext(5, RoundingMode.HALF_UP);

  private Figures() {}

  /** Five digits at most, without an exponent or needless zeros. */
  public static String plain(double value) {
    if (Double.isInfinite(value) || Double.isNaN(value)) {
      return value > 0 ? "infinite" : Double.isNaN(value) ? "no number" : "minus infinite";
    }
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    return rounded.signum() == 0 ? "0" : rounded.toPlainString();
  }
}
