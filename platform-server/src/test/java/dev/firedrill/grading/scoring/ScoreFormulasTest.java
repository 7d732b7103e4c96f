package dev.firedrill.grading.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.firedrill.scenarios.Grading.FalseAlarm;
import dev.firedrill.scenarios.Grading.Part;
import dev.firedrill.scenarios.Grading.Weights;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScoreFormulasTest {
  /** The weights of the design's worked example. */
  private static final Weights WEIGHTS = new Weights(0.15, 0.05, 0.20, 0.10, 0.10, 0.15, 0.25);

  private static final double TINY = 1e-9;

  @ParameterizedTest
  @CsvSource({
    "A, 0.90, 1.00, 1.00, 1.00, 0.96, 1.00, 1.00, 0, 0, 98.1, 82, 91.7",
    "B, 0.46, 0.66, 0.24, 0.30, 0.52, 0.55, 0.90, 0, 8, 45.8, 70, 55.5",
    "C, 0.00, 0.00, 0.00, 0.00, 0.29, 0.00, 0.36, 0, 0, 11.9, 45, 25.1",
    "D, 0.82, 0.80, 0.95, 1.00, 0.92, 0.59, 0.12, 3, 0, 58.7, 50, 55.2",
    "nobody, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0",
  })
  void theFivePlayersOfTheDesignScoreAsItSays(
      String player,
      double detect,
      double engage,
      double mitigate,
      double resolve,
      double impact,
      double comms,
      double diagnosis,
      int falseAlarms,
      double hints,
      double auto,
      double postmortem,
      double total) {
    Map<Part, Double> subScores = new EnumMap<>(Part.class);
    subScores.put(Part.DETECT, detect);
    subScores.put(Part.ENGAGE, engage);
    subScores.put(Part.MITIGATE, mitigate);
    subScores.put(Part.RESOLVE, resolve);
    subScores.put(Part.IMPACT, impact);
    subScores.put(Part.COMMS, comms);
    subScores.put(Part.DIAGNOSIS, diagnosis);

    double computed =
        ScoreFormulas.auto(
            WEIGHTS,
            subScores,
            ScoreFormulas.falseAlarmFactor(falseAlarms, FalseAlarm.STANDARD),
            hints,
            15);

    // The table's sub-scores have two decimals: worth at most 0.005 * 100 points together.
    assertThat(computed).as(player).isCloseTo(auto, within(0.3));
    assertThat(ScoreFormulas.finalScore(auto, postmortem, 0.4)).isCloseTo(total, within(0.06));
  }

  @Test
  void everyDoublingOfATimeCostsTheSame() {
    assertThat(ScoreFormulas.time(4.0, 4, 64)).isEqualTo(1);
    assertThat(ScoreFormulas.time(8.0, 4, 64)).isCloseTo(0.75, within(TINY));
    assertThat(ScoreFormulas.time(16.0, 4, 64)).isCloseTo(0.50, within(TINY));
    assertThat(ScoreFormulas.time(32.0, 4, 64)).isCloseTo(0.25, within(TINY));
    assertThat(ScoreFormulas.time(64.0, 4, 64)).isZero();
    assertThat(ScoreFormulas.time(null, 4, 64)).isZero();
  }

  @Test
  void overlappingUpdatesEarnNothing() {
    assertThat(ScoreFormulas.stale(List.of(), 10, 40, 15)).isEqualTo(30);
    assertThat(ScoreFormulas.stale(List.of(12.0), 10, 40, 15)).isEqualTo(15);
    assertThat(ScoreFormulas.stale(List.of(12.0, 12.0, 13.0), 10, 40, 15)).isEqualTo(14);
    assertThat(ScoreFormulas.stale(List.of(0.0, 11.0, 26.0), 10, 40, 15)).isZero();
    assertThat(ScoreFormulas.stale(List.of(12.0), 10, 8, 15)).isZero();
  }

  @Test
  void aDiagnosisCountsByItsBestTry() {
    var wrong = new ScoreFormulas.Diagnosis(0.2, 0, 0);
    var right = new ScoreFormulas.Diagnosis(1, 1, 1);

    assertThat(ScoreFormulas.diagnosis(List.of())).isZero();
    assertThat(ScoreFormulas.diagnosis(List.of(right))).isCloseTo(1, within(TINY));
    assertThat(ScoreFormulas.diagnosis(List.of(wrong, wrong, right))).isCloseTo(0.81, within(TINY));
    assertThat(ScoreFormulas.diagnosis(List.of(right, wrong))).isCloseTo(1, within(TINY));
  }

  @Test
  void anUnexplainedFixIsWorthHalfWhereADiagnosisIsAskedFor() {
    Weights unasked = new Weights(0.20, 0.05, 0.30, 0.15, 0.15, 0.15, 0);

    assertThat(ScoreFormulas.resolveFactor(WEIGHTS, 0)).isEqualTo(0.5);
    assertThat(ScoreFormulas.resolveFactor(WEIGHTS, 0.3)).isCloseTo(0.75, within(TINY));
    assertThat(ScoreFormulas.resolveFactor(WEIGHTS, 0.8)).isEqualTo(1);
    assertThat(ScoreFormulas.resolveFactor(unasked, 0)).isEqualTo(1);
  }

  static IntStream seeds() {
    return IntStream.range(0, 40);
  }

  /** The design's check: 7 groups of bounds and monotonicity, here 40 seeds of 500 draws. */
  @ParameterizedTest
  @MethodSource("seeds")
  void scoresStayInBoundsAndNeverPunishDoingBetter(int seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      timeFallsMonotonically(random);
      commsGrowsWithUpdatesAndEarlierEnds(random);
      impactFallsWithBadMinutes(random);
      autoGrowsWithEverySubScore(random);
    }
  }

  private static void timeFallsMonotonically(Random random) {
    double full = 0.1 + random.nextDouble() * 20;
    double zero = full + 0.1 + random.nextDouble() * 90;
    double early = random.nextDouble() * 120;
    double late = early + random.nextDouble() * 30;
    double better = ScoreFormulas.time(early, full, zero);

    assertThat(better).isBetween(0.0, 1.0);
    assertThat(ScoreFormulas.time(late, full, zero)).isLessThanOrEqualTo(better + TINY);
  }

  private static void commsGrowsWithUpdatesAndEarlierEnds(Random random) {
    List<Double> updates = new ArrayList<>();
    int n = random.nextInt(6);
    for (int i = 0; i < n; i++) {
      updates.add(random.nextDouble() * 90);
    }
    double due = random.nextDouble() * 30;
    double end = random.nextDouble() * 90;
    double cadence = 1 + random.nextDouble() * 30;
    int asked = random.nextInt(4);
    int answered = asked == 0 ? 0 : random.nextInt(asked + 1);
    double stale = ScoreFormulas.stale(updates, due, end, cadence);
    double score = ScoreFormulas.comms(!updates.isEmpty(), stale, cadence, answered, asked);

    assertThat(stale).isBetween(-TINY, Math.max(0, end - due) + TINY);
    assertThat(score).isBetween(0.0, 1.0 + TINY);
    assertThat(ScoreFormulas.stale(updates, due, end * random.nextDouble(), cadence))
        .isLessThanOrEqualTo(stale + TINY);
    updates.add(random.nextDouble() * 90);
    double withOneMore = ScoreFormulas.stale(updates, due, end, cadence);
    assertThat(withOneMore).isLessThanOrEqualTo(stale + TINY);
    assertThat(ScoreFormulas.comms(true, withOneMore, cadence, answered, asked))
        .isGreaterThanOrEqualTo(score - TINY);
  }

  private static void impactFallsWithBadMinutes(Random random) {
    double reference = random.nextDouble() * 20;
    double nobody = random.nextDouble() * 60;
    double bad = random.nextDouble() * 80;
    double score = ScoreFormulas.impact(bad, reference, nobody);

    assertThat(score).isBetween(0.0, 1.0);
    assertThat(ScoreFormulas.impact(bad * random.nextDouble(), reference, nobody))
        .isGreaterThanOrEqualTo(score - TINY);
  }

  private static void autoGrowsWithEverySubScore(Random random) {
    Weights weights = weights(random);
    Map<Part, Double> subScores = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      subScores.put(part, random.nextDouble());
    }
    int alarms = random.nextInt(8);
    double hints = random.nextDouble() * 30;
    double score = auto(weights, subScores, alarms, hints);

    assertThat(score).isBetween(0.0, 100.0);
    assertThat(auto(weights, subScores, alarms + 1, hints)).isLessThanOrEqualTo(score + TINY);
    assertThat(auto(weights, subScores, alarms, hints + 3)).isLessThanOrEqualTo(score + TINY);
    List<Part> parts = List.of(Part.values());
    Part raised = parts.get(random.nextInt(parts.size()));
    subScores.computeIfPresent(raised, (part, value) -> value + (1 - value) * random.nextDouble());
    assertThat(auto(weights, subScores, alarms, hints)).isGreaterThanOrEqualTo(score - TINY);
  }

  private static double auto(
      Weights weights, Map<Part, Double> subScores, int alarms, double hints) {
    double factor = ScoreFormulas.falseAlarmFactor(alarms, FalseAlarm.STANDARD);
    assertThat(factor).isBetween(0.5, 1.0);
    return ScoreFormulas.auto(weights, subScores, factor, hints, 15);
  }

  private static Weights weights(Random random) {
    double[] w = random.doubles(7).toArray();
    double sum = 0;
    for (double value : w) {
      sum += value;
    }
    return new Weights(
        w[0] / sum, w[1] / sum, w[2] / sum, w[3] / sum, w[4] / sum, w[5] / sum, w[6] / sum);
  }
}
