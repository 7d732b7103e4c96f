package dev.firedrill.cli.console;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as people read them: at most four digits that count, and k, M or G for thousands. */
public final class Figure {
  private static final MathContext DIGITS = new MathContext(4);
  private static final double LARGE = 10_000;
  private static final double SMALL = 1e-4;

  private Figure() {}

  /** {@code -} where there is none. */
  public static String of(double value) {
    if (Double.isNaN(value)) {
      return "-";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    double size = Math.abs(value);
    if (size >= 1e12 || (size > 0 && size < SMALL)) {
      return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toString();
    }
    if (size >= 1e9) {
      return plain(value / 1e9) + " G";
    }
    if (size >= 1e6) {
      return plain(value / 1e6) + " M";
    }
    return size >= LARGE ? plain(value / 1e3) + " k" : plain(value);
  }

  /** A share of 1 in percent, such as {@code 99.95 %}. */
  public static String percent(double share) {
    return Double.isNaN(share) ? "-" : plain(100 * share) + " %";
  }

  private static String plain(double value) {
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    return rounded.signum() == 0 ? "0" : rounded.toPlainString();
  }
}
