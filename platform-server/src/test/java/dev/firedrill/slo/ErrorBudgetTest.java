package dev.firedrill.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.kernel.Ratio;
import dev.firedrill.slo.SliSummary.State;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorBudgetTest {
  private final ErrorBudget budget = new ErrorBudget(new Ratio(0.99));

  @ParameterizedTest
  @CsvSource({
    // current, good, bad, asked lately, next
    "NO_DATA,  9,  0, 30, NO_DATA",
    "NO_DATA, 10,  0, 30, OK",
    "OK,       9,  0, 30, OK",
    "BREACHING,5,  4, 30, BREACHING",
    "OK,      60,  0, 30, OK",
    "OK,      59,  1, 30, BURNING",
    "OK,      99,  1, 30, BURNING",
    "OK,     199,  1, 30, OK",
    "OK,      52,  8, 30, BURNING",
    "OK,      51,  9, 30, BREACHING",
    "OK,     856,144, 30, BREACHING",
    "OK,     857,143, 30, BURNING",
    "BREACHING,60, 0, 30, OK",
    "OK,      60,  0,  0, NO_DATA",
    "BREACHING,0, 60,  0, NO_DATA"
  })
  void theStateFollowsTheBurnRateOfTheLastMinute(
      State current, long good, long bad, long lately, State next) {
    assertThat(budget.state(current, tally(good, bad), lately)).isEqualTo(next);
  }

  @ParameterizedTest
  @CsvSource({"100,0,0", "99,1,1", "90,10,10", "0,10,100", "0,0,0"})
  void theBurnRateIsTheShareOfErrorsOverTheShareAllowed(long good, long bad, double rate) {
    assertThat(budget.burnRate(tally(good, bad))).isCloseTo(rate, Offset.offset(1e-9));
  }

  @Test
  void theBudgetIsThatOfAWholeHour() {
    assertThat(budget.left(tally(60, 0), 3600)).isEqualTo(1);
    assertThat(budget.left(tally(60, 9), 3600)).isCloseTo(0.75, Offset.offset(1e-9));
    assertThat(budget.left(tally(0, 36), 3600)).isCloseTo(0, Offset.offset(1e-9));
    assertThat(budget.left(tally(0, 400), 3600)).isZero();
    assertThat(budget.left(tally(7100, 100), 3600)).isZero();
    assertThat(budget.left(tally(0, 0), 3600)).isNull();
  }

  @Test
  void nobodyIsPerfect() {
    assertThatThrownBy(() -> new ErrorBudget(new Ratio(1)))
        .hasMessageContaining("leaves no error budget");
  }

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void oneMoreErrorNeverMakesThingsBetter(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long good = random.nextLong(0, 5_000);
    long bad = random.nextLong(0, 200);
    CommandTally before = tally(good, bad);
    CommandTally after = tally(good, bad + 1);

    assertThat(budget.burnRate(after)).isGreaterThanOrEqualTo(budget.burnRate(before));
    if (good + bad > 0) {
      assertThat(budget.left(after, 3600)).isLessThanOrEqualTo(budget.left(before, 3600));
    }
  }

  private static CommandTally tally(long good, long bad) {
    return new CommandTally(good, 0, 0, 0, bad);
  }
}
