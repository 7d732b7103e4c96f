package dev.firedrill.app.bench.grading;

import dev.firedrill.grading.scoring.ScoreFormulas;
import dev.firedrill.scenarios.Grading.FalseAlarm;
import dev.firedrill.scenarios.Grading.Part;
import dev.firedrill.scenarios.Grading.Weights;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random responses; counts where a score leaves its bounds or doing better is worth less. */
final class Draws {
  private static final double ROUNDING = 1e-9;
  private static final double LONGEST = 120;
  private static final int CHECKS = 6;

  private final Model model;
  private final Random random;
  private long violations;

  Draws(Model model, long seed) {
    this.model = model;
    this.random = new Random(seed);
  }

  /** The number of groups of checks that each draw goes through. */
  static int groups() {
    return CHECKS;
  }

  long violations(int draws) {
    violations = 0;
    for (int i = 0; i < draws; i++) {
      times();
      updates();
      impact();
      falseAlarms();
      diagnoses();
      totals();
    }
    return violations;
  }

  private void bounded(double value, double most) {
    violations += value >= -ROUNDING && value <= most + ROUNDING ? 0 : 1;
  }

  private void notLess(double better, double worse) {
    violations += better >= worse - ROUNDING ? 0 : 1;
  }

  private double upTo(double most) {
    return random.nextDouble() * most;
  }

  private void times() {
    double full = 0.1 + upTo(LONGEST / 4);
    double zero = full + 0.1 + upTo(LONGEST);
    double early = upTo(LONGEST);
    double late = early + upTo(LONGEST);
    bounded(model.time(late, full, zero), 1);
    notLess(model.time(early, full, zero), model.time(late, full, zero));
    notLess(model.time(late, full, zero), model.time(null, full, zero));
  }

  private void updates() {
    double due = upTo(LONGEST / 4);
    double end = due + upTo(LONGEST);
    double cadence = 1 + upTo(LONGEST / 4);
    List<Double> updates = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      updates.add(upTo(LONGEST));
    }
    List<Double> more = new ArrayList<>(updates);
    more.add(upTo(LONGEST));
    double stale = model.stale(updates, due, end, cadence);
    double less = model.stale(more, due, end, cadence);
    bounded(stale, Math.max(0, end - due));
    notLess(stale, less);
    int asked = random.nextInt(4);
    int answered = asked == 0 ? 0 : random.nextInt(asked + 1);
    double comms = ScoreFormulas.comms(!updates.isEmpty(), stale, cadence, answered, asked);
    bounded(comms, 1);
    notLess(ScoreFormulas.comms(true, less, cadence, answered, asked), comms);
    // To resolve earlier never leaves more time without an update.
    notLess(stale, model.stale(updates, due, end - upTo(end - due), cadence));
  }

  private void impact() {
    double reference = upTo(LONGEST / 4);
    double nobody = upTo(LONGEST);
    double bad = upTo(LONGEST);
    bounded(model.impact(bad, reference, nobody), 1);
    notLess(model.impact(upTo(bad), reference, nobody), model.impact(bad, reference, nobody));
  }

  private void falseAlarms() {
    FalseAlarm rule = new FalseAlarm(random.nextInt(3), random.nextDouble(), random.nextDouble());
    int n = random.nextInt(20);
    bounded(model.falseAlarmFactor(n, rule), 1);
    notLess(model.falseAlarmFactor(n, rule), rule.floor());
    notLess(model.falseAlarmFactor(n, rule), model.falseAlarmFactor(n + 1, rule));
  }

  private void diagnoses() {
    List<ScoreFormulas.Diagnosis> tries = new ArrayList<>();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      tries.add(
          new ScoreFormulas.Diagnosis(
              random.nextDouble(), random.nextDouble(), random.nextDouble()));
    }
    double value = model.diagnosis(tries);
    bounded(value, 1);
    // A guess in front of a good one never adds.
    List<ScoreFormulas.Diagnosis> guessed = new ArrayList<>(tries);
    guessed.addFirst(new ScoreFormulas.Diagnosis(0, 0, 0));
    notLess(value, model.diagnosis(guessed));
  }

  private void totals() {
    Weights weights = weights();
    Map<Part, Double> parts = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      parts.put(part, random.nextDouble());
    }
    double factor = 0.5 + upTo(0.5);
    double hints = upTo(40);
    double cap = upTo(30);
    double total = model.auto(weights, parts, factor, hints, cap);
    bounded(total, 100);
    Map<Part, Double> raised = new EnumMap<>(parts);
    List<Part> all = List.of(Part.values());
    Part part = all.get(random.nextInt(all.size()));
    raised.merge(part, random.nextDouble(), (is, more) -> is + (1 - is) * more);
    notLess(model.auto(weights, raised, factor, hints, cap), total);
    notLess(total, model.auto(weights, parts, factor * random.nextDouble(), hints, cap));
    notLess(total, model.auto(weights, parts, factor, hints + upTo(10), cap));
    double mark = upTo(100);
    double share = random.nextDouble();
    bounded(ScoreFormulas.finalScore(total, mark, share), 100);
    notLess(
        ScoreFormulas.finalScore(total, mark + (100 - mark) * random.nextDouble(), share),
        ScoreFormulas.finalScore(total, mark, share));
  }

  private Weights weights() {
    double[] each = new double[Part.values().length];
    double sum = 0;
    for (int i = 0; i < each.length; i++) {
      each[i] = random.nextInt(4) == 0 ? 0 : random.nextDouble();
      sum += each[i];
    }
    if (sum == 0) {
      return Weights.STANDARD;
    }
    return new Weights(
        each[0] / sum,
        each[1] / sum,
        each[2] / sum,
        each[3] / sum,
        each[4] / sum,
        each[5] / sum,
        each[6] / sum);
  }
}
