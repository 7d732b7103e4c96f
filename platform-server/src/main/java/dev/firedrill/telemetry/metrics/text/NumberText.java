package dev.firedrill.telemetry.metrics.text;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Reads a number as bots write it. Short decimals, which are nearly all, are read without making an
 * object; the result is the same as {@link Double#parseDouble}'s.
 */
final class NumberText {
  private static final double[] POWERS = {
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
    1e18, 1e19, 1e20, 1e21, 1e22
  };

  /** Digits that a double holds exactly, whatever they are. */
  private static final int EXACT_DIGITS = 15;

  private static final int LONGEST = 64;

  private double value;

  double value() {
    return value;
  }

  /** Whether the bytes are a number, which {@link #value} then is. */
  boolean read(byte[] text, int from, int to) {
    if (from >= to || to - from > LONGEST) {
      return false;
    }
    int i = from;
    boolean negative = text[i] == '-';
    if (negative || text[i] == '+') {
      i++;
    }
    long digits = 0;
    int count = 0;
    int point = -1;
    int start = i;
    for (; i < to; i++) {
      byte b = text[i];
      if (b >= '0' && b <= '9') {
        digits = digits * 10 + (b - '0');
        count += digits == 0 ? 0 : 1;
        if (count > EXACT_DIGITS) {
          return slowly(text, from, to);
        }
      } else if (b == '.' && point < 0) {
        point = i;
      } else {
        break;
      }
    }
    if (i - start - (point < 0 ? 0 : 1) == 0) {
      return slowly(text, from, to);
    }
    int exponent = point < 0 ? 0 : -(i - point - 1);
    if (i < to) {
      if ((text[i] | 0x20) != 'e' || to - i > 5) {
        return slowly(text, from, to);
      }
      int e = exponent(text, i + 1, to);
      if (e == Integer.MIN_VALUE) {
        return false;
      }
      exponent += e;
    }
    if (exponent >= POWERS.length || exponent <= -POWERS.length) {
      return slowly(text, from, to);
    }
    double magnitude = exponent < 0 ? digits / POWERS[-exponent] : digits * POWERS[exponent];
    value = negative ? -magnitude : magnitude;
    return true;
  }

  private static int exponent(byte[] text, int from, int to) {
    int i = from;
    boolean negative = i < to && text[i] == '-';
    if (i < to && (negative || text[i] == '+')) {
      i++;
    }
    if (i >= to) {
      return Integer.MIN_VALUE;
    }
    int e = 0;
    for (; i < to; i++) {
      if (text[i] < '0' || text[i] > '9') {
        return Integer.MIN_VALUE;
      }
      e = e * 10 + (text[i] - '0');
    }
    return negative ? -e : e;
  }

  private boolean slowly(byte[] text, int from, int to) {
    String word = new String(text, from, to - from, StandardCharsets.ISO_8859_1);
    String lower = word.toLowerCase(Locale.ROOT);
    switch (lower) {
      case "nan" -> value = Double.NaN;
      case "inf", "+inf", "infinity", "+infinity" -> value = Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> value = Double.NEGATIVE_INFINITY;
      default -> {
        // Java would take "1d" and hexadecimal for numbers too.
        if (!lower.chars().allMatch(c -> (c >= '0' && c <= '9') || "+-.e".indexOf(c) >= 0)) {
          return false;
        }
        try {
          value = Double.parseDouble(word);
        } catch (NumberFormatException notANumber) {
          return false;
        }
      }
    }
    return true;
  }
}
