package dev.firedrill.telemetry.alarm.evaluation;

import java.util.Locale;

/** Numbers as a person reads them: four digits at most after the point, no exponent if possible. */
final class Figures {
  private Figures() {}

  static String of(double value) {
    if (!Double.isFinite(value)) {
      return value > 0 ? "∞" : value < 0 ? "-∞" : "not a number";
    }
    double size = Math.abs(value);
    if (size >= 1e9 || (size > 0 && size < 1e-4)) {
      return String.format(Locale.ROOT, "%.3g", value);
    }
    String text = String.format(Locale.ROOT, size >= 100 ? "%.1f" : "%.4f", value);
    return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
  }
}
