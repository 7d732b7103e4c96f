package dev.firedrill.gradebook.file;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Grades as files write them: two decimals. */
final class Numbers {
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}([.,]\\d{1,9})?");

  private Numbers() {}

  static @Nullable BigDecimal read(String text) {
    String bare = text.strip();
    return NUMBER.matcher(bare).matches() ? new BigDecimal(bare.replace(',', '.')) : null;
  }

  static @Nullable Double points(String text) {
    BigDecimal read = read(text);
    return read == null || read.signum() <= 0 ? null : read.doubleValue();
  }

  /** The score, 0 to 100, in points. */
  static BigDecimal inPoints(double score, double points) {
    return BigDecimal.valueOf(score)
        .multiply(BigDecimal.valueOf(points))
        .divide(BigDecimal.valueOf(100), 2, RoundingMode.HALF_UP);
  }

  static String text(BigDecimal number, boolean comma) {
    String plain = number.setScale(2, RoundingMode.HALF_UP).toPlainString();
    return comma ? plain.replace('.', ',') : plain;
  }

  static boolean isCommaDecimal(String text) {
    return text.strip().matches("-?\\d{1,9},\\d{1,9}");
  }

  static boolean isPointDecimal(String text) {
    return text.strip().matches("-?\\d{1,9}\\.\\d{1,9}");
  }

  static boolean same(BigDecimal one, BigDecimal other) {
    return one.setScale(2, RoundingMode.HALF_UP).compareTo(other.setScale(2, RoundingMode.HALF_UP))
        == 0;
  }
}
