package dev.firedrill.telemetry.alarm.evaluation;

import dev.firedrill.telemetry.AlarmState;
import dev.firedrill.telemetry.alarm.AlarmDefinition;
import dev.firedrill.telemetry.alarm.AlarmSource;
import dev.firedrill.telemetry.alarm.MissingData;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Multi-window burn rates, as in the workbook of SRE: both windows of any pair must burn. */
final class BurnRates {
  /** A hair below, because 0.144 / 0.01 is not 14.4 in binary. */
  private static final double HAIR = 1e-9;

  private BurnRates() {}

  /** The burn of a stretch of time that ends now and is so long. */
  @FunctionalInterface
  interface Burn {
    Optional<Double> over(Duration window);
  }

  static Verdict of(
      AlarmDefinition alarm, List<AlarmSource.Window> windows, Burn burn, AlarmState current) {
    String calm = "";
    double worst = -1;
    boolean unknown = false;
    for (AlarmSource.Window window : windows) {
      Optional<Double> longer = burn.over(window.longer());
      Optional<Double> shorter = burn.over(window.shorter());
      if (longer.isEmpty() || shorter.isEmpty()) {
        unknown = true;
        continue;
      }
      double both = Math.min(longer.get(), shorter.get());
      String sentence =
          "burned %s× over %s and %s× over %s (limit %s×)"
              .formatted(
                  Figures.of(longer.get()),
                  words(window.longer()),
                  Figures.of(shorter.get()),
                  words(window.shorter()),
                  Figures.of(window.rate()));
      if (both >= window.rate() - HAIR) {
        return new Verdict(AlarmState.ALARM, "The error budget " + sentence + ".", both);
      }
      if (both > worst) {
        worst = both;
        calm = sentence;
      }
    }
    if (!unknown || (worst >= 0 && alarm.missingData() != MissingData.BREACHING)) {
      return new Verdict(AlarmState.OK, "The error budget " + calm + ".", worst);
    }
    return switch (alarm.missingData()) {
      case MISSING ->
          new Verdict(
              AlarmState.INSUFFICIENT_DATA, "No user's request had an outcome lately.", null);
      case BREACHING ->
          new Verdict(
              AlarmState.ALARM,
              "No user's request had an outcome lately, which counts as burning.",
              null);
      case NOT_BREACHING ->
          new Verdict(
              AlarmState.OK,
              "No user's request had an outcome lately, which counts as calm.",
              null);
      case IGNORE ->
          new Verdict(
              current,
              "No user's request had an outcome lately: it stays " + current.words() + ".",
              null);
    };
  }

  static String words(Duration window) {
    long seconds = window.toSeconds();
    if (seconds % 3600 == 0) {
      return seconds / 3600 + "h";
    }
    return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }
}
