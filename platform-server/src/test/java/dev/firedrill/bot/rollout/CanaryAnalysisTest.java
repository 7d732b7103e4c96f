package dev.firedrill.bot.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.firedrill.bot.Tally;
import dev.firedrill.bot.rollout.CanaryAnalysis.Verdict;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanaryAnalysisTest {
  private static Verdict judge(long good, long total, long canaryGood, long canaryTotal) {
    return CanaryAnalysis.judge(
        new Comparison(new Tally(good, total), new Tally(canaryGood, canaryTotal)), true);
  }

  /** Known quantiles of the standard normal distribution. */
  @ParameterizedTest
  @CsvSource({"0, 0.5", "1.2815516, 0.1", "1.6448536, 0.05", "2.3263479, 0.01", "3.0902323, 0.001"})
  void theTailIsTheNormalDistributions(double z, double tail) {
    assertThat(CanaryAnalysis.upperTail(z)).isCloseTo(tail, within(1e-6));
    assertThat(CanaryAnalysis.upperTail(-z)).isCloseTo(1 - tail, within(1e-6));
  }

  /** By hand: p = 180/200, z = (0.95 - 0.85) / sqrt(0.9 * 0.1 * 0.02) = 2.357, tail 0.0092. */
  @Test
  void theFormulaIsTheHandbooks() {
    assertThat(CanaryAnalysis.chance(new Tally(95, 100), new Tally(85, 100)))
        .isCloseTo(0.00921, within(1e-4));
  }

  @Test
  void aCanaryThatIsClearlyWorseIsFound() {
    assertThat(judge(99, 100, 20, 40)).isEqualTo(Verdict.WORSE);
    assertThat(judge(95, 100, 85, 100)).isEqualTo(Verdict.WORSE);
  }

  @Test
  void aDifferenceThatIsSmallOrMayBeChanceIsNoReason() {
    assertThat(judge(9_990, 10_000, 9_600, 10_000)).as("3.9 points").isEqualTo(Verdict.NOT_WORSE);
    assertThat(judge(19, 20, 17, 20)).as("10 points of 20").isEqualTo(Verdict.NOT_WORSE);
    assertThat(judge(100, 100, 100, 100)).isEqualTo(Verdict.NOT_WORSE);
    assertThat(judge(0, 100, 0, 100)).as("both down").isEqualTo(Verdict.NOT_WORSE);
  }

  @Test
  void aBetterCanaryIsNotWorse() {
    assertThat(judge(50, 100, 99, 100)).isEqualTo(Verdict.NOT_WORSE);
  }

  @Test
  void withFewerThanTwentyOfEitherNothingIsSaid() {
    assertThat(judge(100, 100, 0, 19)).isEqualTo(Verdict.NOT_ENOUGH);
    assertThat(judge(19, 19, 0, 100)).isEqualTo(Verdict.NOT_ENOUGH);
    assertThat(judge(20, 20, 0, 20)).isEqualTo(Verdict.WORSE);
  }

  @Test
  void withinAStepOnlyAClearCaseCounts() {
    Comparison doubtful = new Comparison(new Tally(95, 100), new Tally(85, 100));
    Comparison clear = new Comparison(new Tally(95, 100), new Tally(10, 40));

    assertThat(CanaryAnalysis.judge(doubtful, false)).isEqualTo(Verdict.NOT_WORSE);
    assertThat(CanaryAnalysis.judge(clear, false)).isEqualTo(Verdict.WORSE);
  }

  /**
   * Two equal releases: wrong alarms stay below the level, because a difference must matter too.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void equalReleasesAreSeldomTakenBack(int seed) {
    Random random = new Random(seed);
    int wrong = 0;
    for (int run = 0; run < 2_000; run++) {
      if (judge(good(random, 300), 300, good(random, 60), 60) == Verdict.WORSE) {
        wrong++;
      }
    }
    assertThat(wrong / 2_000.0).isLessThan(CanaryAnalysis.LEVEL * 1.3);
  }

  private static long good(Random random, int total) {
    return random.doubles(total).filter(draw -> draw < 0.95).count();
  }
}
