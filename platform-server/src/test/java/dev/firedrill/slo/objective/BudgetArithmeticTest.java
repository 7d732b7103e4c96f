package dev.firedrill.slo.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.firedrill.kernel.Ratio;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BudgetArithmeticTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  private static Objective objective(double target, Duration window) {
    return new Objective(
        TeamEnvironment.production(new TeamId(new UUID(1, 1))),
        2,
        new Ratio(target),
        window,
        Duration.ofSeconds(3),
        null);
  }

  /** Minutes of 60 requests that end at noon, with so many failures in each. */
  private static List<SliMinute> minutes(int... bad) {
    return IntStream.range(0, bad.length)
        .mapToObj(i ->
            new SliMinute(
                NOON.minus(Duration.ofMinutes(bad.length - i)), 60, 0, 5, 60 - bad[i], 60))
        .toList();
  }

  private static BudgetReport report(List<SliMinute> minutes) {
    return new BudgetArithmetic(objective(0.99, HOUR), minutes, 3600, NOON).report();
  }

  @Test
  void failuresUseUpWhatTheWindowAllows() {
    BudgetReport report = report(minutes(0, 6, 3, 0));

    assertThat(report.allowed()).isCloseTo(36, within(1e-9));
    assertThat(report.spent()).isEqualTo(9);
    assertThat(report.left()).isCloseTo(0.75, within(1e-9));
    assertThat(report.history())
        .extracting(BudgetReport.Point::at, point -> Math.round(point.left() * 100))
        .containsExactly(
            tuple(NOON.minusSeconds(180), 100L),
            tuple(NOON.minusSeconds(120), 83L),
            tuple(NOON.minusSeconds(60), 75L),
            tuple(NOON, 75L));
  }

  @Test
  void nothingIsClaimedWithoutRequests() {
    BudgetReport report = report(List.of());

    assertThat(report.left()).isNull();
    assertThat(report.exhaustedAt()).isNull();
    assertThat(report.history()).isEmpty();
    assertThat(BudgetArithmetic.burnRate(objective(0.99, HOUR), List.of())).isNull();
  }

  @Test
  void theLastHoursRateIsCarriedOn() {
    // 2 of 36 in each of 10 minutes: 20 are spent and 16 left, which is 8 minutes more.
    BudgetReport report = report(minutes(2, 2, 2, 2, 2, 2, 2, 2, 2, 2));

    assertThat(report.exhaustedAt()).isEqualTo(NOON.plus(Duration.ofMinutes(8)));
  }

  @Test
  void aRateThatTheWindowBearsExhaustsNothing() {
    // Every second minute one failure: 30 in an hour of 36, and as many leave as come.
    int[] bad = IntStream.range(0, 60).map(i -> i % 2).toArray();

    assertThat(report(minutes(bad)).exhaustedAt()).isNull();
  }

  @Test
  void aUsedUpBudgetSaysSinceWhen() {
    BudgetReport report = report(minutes(0, 30, 10, 0));

    assertThat(report.left()).isZero();
    assertThat(report.exhaustedAt()).isEqualTo(NOON.minus(Duration.ofMinutes(2)));
  }

  @Test
  void theBurnRateIsOneWhenExactlyTheAllowedShareFails() {
    assertThat(
            BudgetArithmetic.burnRate(
                objective(0.9, HOUR), List.of(new SliMinute(NOON, 100, 0, 0, 90, 100))))
        .isCloseTo(1, within(1e-9));
  }

  @Test
  void excusedMinutesSpendNothingAndBurnNothing() {
    SliMinute notSent = new SliMinute(NOON.minusSeconds(180), 60, 6, 5, 34, 54);
    SliMinute late = new SliMinute(NOON.minusSeconds(120), 60, 0, 251, 50, 60);
    SliMinute bad = new SliMinute(NOON.minusSeconds(60), 60, 5, 250, 52, 55);
    List<SliMinute> minutes = List.of(notSent, late, bad);

    BudgetReport report = report(minutes);

    assertThat(report.spent()).isEqualTo(3);
    assertThat(report.excused()).isEqualTo(30);
    assertThat(Excuse.among(minutes))
        .containsOnly(Map.entry(notSent.at(), Excuse.NOT_SENT), Map.entry(late.at(), Excuse.LATE));
    assertThat(BudgetArithmetic.burnRate(objective(0.99, HOUR), minutes))
        .isCloseTo(3 / (0.01 * 169), within(1e-9));
  }

  @Test
  void theMinuteAfterASilenceIsExcused() {
    SliMinute before = new SliMinute(NOON.minusSeconds(600), 60, 0, 0, 60, 60);
    SliMinute after = new SliMinute(NOON.minusSeconds(300), 60, 0, 0, 0, 60);
    SliMinute well = new SliMinute(NOON.minusSeconds(240), 60, 0, 0, 60, 60);
    SliMinute next = new SliMinute(NOON.minusSeconds(180), 60, 0, 0, 59, 60);

    assertThat(Excuse.among(List.of(before, after, well, next)))
        .containsOnly(Map.entry(after.at(), Excuse.RETURNED));
    assertThat(report(List.of(before, after, well, next)).spent()).isEqualTo(1);
  }

  static Stream<Long> seeds() {
    return new SplittableRandom(4).longs(60, 0, 1_000_000).boxed();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsSpentAndExcusedIsAllThatFailed(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<SliMinute> minutes = new ArrayList<>();
    Instant at = NOON.minus(Duration.ofHours(20));
    for (int i = 0; i < 900; i++) {
      at = at.plus(Duration.ofMinutes(random.nextInt(20) == 0 ? 3 : 1));
      int errors = random.nextInt(10) == 0 ? random.nextInt(20) : 0;
      long total = 60L - errors;
      minutes.add(
          new SliMinute(at, 60, errors, random.nextInt(260), random.nextLong(total + 1), total));
    }
    BudgetReport report =
        new BudgetArithmetic(objective(0.5, Duration.ofHours(20)), minutes, 60 * 1200, NOON)
            .report();

    assertThat(report.spent() + report.excused())
        .isEqualTo(minutes.stream().mapToLong(SliMinute::bad).sum());
    assertThat(report.history()).hasSizeLessThanOrEqualTo(240);
    assertThat(report.history().getLast().left()).isEqualTo(report.left());
    assertThat(report.history())
        .isSortedAccordingTo(Comparator.comparingDouble(BudgetReport.Point::left).reversed());
  }
}
