package dev.firedrill.app.bench.grading;

import dev.firedrill.grading.scoring.ScoreFormulas;
import dev.firedrill.scenarios.Grading.FalseAlarm;
import dev.firedrill.scenarios.Grading.Part;
import dev.firedrill.scenarios.Grading.Weights;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The formulas that are checked: the real ones, or with one mistake that the checks must find. */
enum Model {
  REAL,
  TIME_GOES_BELOW_ZERO,
  UPDATES_COST,
  IMPACT_UPSIDE_DOWN,
  FALSE_ALARM_WITHOUT_FLOOR,
  A_TRY_MORE_ADDS,
  HINTS_ADD,
  TOTAL_WITHOUT_BOUND;

  private static final double WORSE = 1.5;

  double time(@Nullable Double minutes, double full, double zero) {
    return this == TIME_GOES_BELOW_ZERO && minutes != null && minutes > full
        ? 1 - StrictMath.log(minutes / full) / StrictMath.log(zero / full)
        : ScoreFormulas.time(minutes, full, zero);
  }

  double stale(List<Double> updates, double due, double end, double cadence) {
    double stale = ScoreFormulas.stale(updates, due, end, cadence);
    return this == UPDATES_COST ? stale + updates.size() : stale;
  }

  double impact(double bad, double reference, double nobody) {
    double impact = ScoreFormulas.impact(bad, reference, nobody);
    return this == IMPACT_UPSIDE_DOWN ? 1 - impact : impact;
  }

  double falseAlarmFactor(int n, FalseAlarm rule) {
    return this == FALSE_ALARM_WITHOUT_FLOOR
        ? 1 - rule.each() * Math.max(0, n - rule.free())
        : ScoreFormulas.falseAlarmFactor(n, rule);
  }

  double diagnosis(List<ScoreFormulas.Diagnosis> tries) {
    double real = ScoreFormulas.diagnosis(tries);
    return this == A_TRY_MORE_ADDS ? real * StrictMath.pow(WORSE, tries.size()) : real;
  }

  double auto(Weights weights, Map<Part, Double> parts, double factor, double hints, double cap) {
    return switch (this) {
      case HINTS_ADD -> ScoreFormulas.auto(weights, parts, factor, -hints, cap);
      case TOTAL_WITHOUT_BOUND ->
          ScoreFormulas.auto(weights, parts, factor, 0, cap) - Math.min(cap, hints);
      default -> ScoreFormulas.auto(weights, parts, factor, hints, cap);
    };
  }
}
