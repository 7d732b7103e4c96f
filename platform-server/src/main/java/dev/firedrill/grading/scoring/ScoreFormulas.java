package dev.firedrill.grading.scoring;

import dev.firedrill.scenarios.Grading.FalseAlarm;
import dev.firedrill.scenarios.Grading.Part;
import dev.firedrill.scenarios.Grading.Weights;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The scoring model: all times in minutes, every sub-score from 0 to 1. {@link StrictMath} so that
 * every machine computes the same bits.
 */
public final class ScoreFormulas {
  /** Each submission of a diagnosis multiplies what a later one can earn. */
  static final double PER_EXTRA_TRY = 0.9;

  /** A diagnosis of at least this explains a fix in full. */
  private static final double EXPLAINED = 0.6;

  private ScoreFormulas() {}

  /** One submission of a diagnosis, as the credits of the scenario's tables. */
  public record Diagnosis(double component, double mechanism, double trigger) {}

  /** From then to then, in minutes. */
  public record Span(double from, double to) {}

  /**
   * 1 until {@code full}, 0 from {@code zero} on or when it never happened (null), and between them
   * every doubling of the time costs the same.
   */
  public static double time(@Nullable Double minutes, double full, double zero) {
    if (minutes == null || minutes >= zero) {
      return 0;
    }
    if (minutes <= full) {
      return 1;
    }
    return 1 - StrictMath.log(minutes / full) / StrictMath.log(zero / full);
  }

  /**
   * The minutes between {@code due} and {@code end} that no update younger than {@code cadence}
   * covers.
   */
  public static double stale(List<Double> updates, double due, double end, double cadence) {
    return stale(updates, due, end, cadence, List.of());
  }

  /** The same, where the time of the spans is covered, too. */
  public static double stale(
      List<Double> updates, double due, double end, double cadence, List<Span> excused) {
    if (end <= due) {
      return 0;
    }
    List<Span> covered = new ArrayList<>();
    for (Span span : excused) {
      if (span.to() > due && span.from() < end) {
        covered.add(new Span(Math.max(due, span.from()), Math.min(end, span.to())));
      }
    }
    for (double update : updates) {
      if (update + cadence > due && update < end) {
        covered.add(new Span(Math.max(due, update), Math.min(end, update + cadence)));
      }
    }
    covered.sort(Comparator.comparingDouble(Span::from).thenComparingDouble(Span::to));
    double total = 0;
    double reached = due;
    for (Span span : covered) {
      double from = Math.max(span.from(), reached);
      if (span.to() > from) {
        total += span.to() - from;
        reached = span.to();
      }
    }
    return end - due - total;
  }

  /** 0.6 for keeping others informed, 0.4 for answering those who ask. */
  public static double comms(
      boolean anyUpdate, double stale, double cadence, int answered, int asked) {
    double informed = anyUpdate ? 1 - clamp(stale / (3 * cadence), 0, 1) : 0;
    double responsive = asked == 0 ? 1 : (double) answered / asked;
    return 0.6 * informed + 0.4 * responsive;
  }

  /**
   * 1 for no more bad minutes than the reference response has, 0 for those of nobody responding.
   */
  public static double impact(double bad, double ofReference, double ofNobody) {
    return ofNobody <= ofReference ? 1 : clamp((ofNobody - bad) / (ofNobody - ofReference), 0, 1);
  }

  /** The best submission, in the order in which they were made. */
  public static double diagnosis(List<Diagnosis> submissions) {
    double best = 0;
    double factor = 1;
    for (Diagnosis d : submissions) {
      best =
          Math.max(best, factor * (0.4 * d.component() + 0.4 * d.mechanism() + 0.2 * d.trigger()));
      factor *= PER_EXTRA_TRY;
    }
    return best;
  }

  /** What detection is multiplied by after {@code n} false alarms. */
  public static double falseAlarmFactor(int n, FalseAlarm rule) {
    return Math.max(rule.floor(), 1 - rule.each() * Math.max(0, n - rule.free()));
  }

  /** An unexplained fix is worth half, where the scenario asks for a diagnosis at all. */
  public static double resolveFactor(Weights weights, double diagnosis) {
    return weights.diagnosis() > 0 ? 0.5 + 0.5 * Math.min(1, diagnosis / EXPLAINED) : 1;
  }

  /** The automatic score, 0 to 100, from plain sub-scores, before any factor. */
  public static double auto(
      Weights weights,
      Map<Part, Double> subScores,
      double falseAlarmFactor,
      double hintCost,
      double hintCap) {
    double diagnosis = subScores.getOrDefault(Part.DIAGNOSIS, 0.0);
    double sum = 0;
    for (Part part : Part.values()) {
      double subScore = subScores.getOrDefault(part, 0.0);
      sum +=
          weights.of(part)
              * switch (part) {
                case DETECT -> subScore * falseAlarmFactor;
                case RESOLVE -> subScore * resolveFactor(weights, diagnosis);
                case ENGAGE, MITIGATE, IMPACT, COMMS, DIAGNOSIS -> subScore;
              };
    }
    return clamp(100 * sum - Math.min(hintCap, hintCost), 0, 100);
  }

  /** What stands in the gradebook: the automatic score and the mark, both 0 to 100. */
  public static double finalScore(double auto, double mark, double shareOfMark) {
    return (1 - shareOfMark) * auto + shareOfMark * mark;
  }

  static double clamp(double value, double low, double high) {
    return Math.max(low, Math.min(high, value));
  }
}
