package dev.firedrill.grading.scoring;

import dev.firedrill.scenarios.Success;
import java.util.List;
import java.util.SortedMap;

/**
 * What a team's diagnoses are worth by the scenario's tables; what stands in none is worth nothing.
 */
final class DiagnosisScore {
  /** Below this a sentence of two decimals could not tell them apart. */
  private static final double SAME = 1e-9;

  private final Success.Diagnosis tables;
  private final List<Signals.Diagnosed> tries;
  private final List<ScoreFormulas.Diagnosis> credits;

  DiagnosisScore(Success.Diagnosis tables, List<Signals.Diagnosed> tries) {
    this.tables = tables;
    this.tries = tries;
    this.credits =
        tries.stream()
            .map(it ->
                new ScoreFormulas.Diagnosis(
                    credit(tables.component(), it.component()),
                    credit(tables.mechanism(), it.mechanism()),
                    credit(tables.trigger(), it.trigger())))
            .toList();
  }

  private static double credit(SortedMap<String, Double> table, String answer) {
    return table.getOrDefault(answer, 0.0);
  }

  boolean any() {
    return !tries.isEmpty();
  }

  double value() {
    return ScoreFormulas.diagnosis(credits);
  }

  /** The ids of the facts. */
  List<Long> evidence() {
    return tries.stream().map(Signals.Diagnosed::id).toList();
  }

  /** {@code try 2 of 3}. */
  String measured() {
    return any() ? "try " + (best() + 1) + " of " + tables.maxSubmissions() : "none";
  }

  /** Why it is worth what it is worth. */
  String sentence() {
    if (!any()) {
      return "No diagnosis was handed in";
    }
    int best = best();
    Signals.Diagnosed said = tries.get(best);
    ScoreFormulas.Diagnosis credit = credits.get(best);
    return "Your best diagnosis was "
        + measured()
        + ": component "
        + said.component()
        + " ("
        + Scoring.number(credit.component(), 100)
        + " of 1, counts 0.4), mechanism "
        + said.mechanism()
        + " ("
        + Scoring.number(credit.mechanism(), 100)
        + ", counts 0.4), trigger "
        + said.trigger()
        + " ("
        + Scoring.number(credit.trigger(), 100)
        + ", counts 0.2)"
        + (best == 0
            ? ""
            : ", times "
                + Scoring.number(StrictMath.pow(ScoreFormulas.PER_EXTRA_TRY, best), 100)
                + " for "
                + best
                + (best == 1 ? " earlier try" : " earlier tries"));
  }

  /** The first that is worth as much as all of them. */
  private int best() {
    double value = value();
    for (int i = 0; i < credits.size(); i++) {
      if (ScoreFormulas.diagnosis(credits.subList(0, i + 1)) >= value - SAME) {
        return i;
      }
    }
    return 0;
  }
}
