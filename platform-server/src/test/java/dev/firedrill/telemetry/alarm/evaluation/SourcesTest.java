package dev.firedrill.telemetry.alarm.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import dev.firedrill.telemetry.AlarmState;
import dev.firedrill.telemetry.Sample;
import dev.firedrill.telemetry.Series;
import dev.firedrill.telemetry.SeriesKey;
import dev.firedrill.telemetry.SeriesSelector;
import dev.firedrill.telemetry.alarm.AlarmDefinition;
import dev.firedrill.telemetry.alarm.AlarmSource;
import dev.firedrill.telemetry.alarm.Statistic;
import dev.firedrill.telemetry.alarm.composite.Composites;
import dev.firedrill.telemetry.alarm.composite.RuleParser;
import dev.firedrill.telemetry.alarm.testing.AlarmWorld;
import dev.firedrill.telemetry.alarm.testing.HandExpressions;
import dev.firedrill.telemetry.alarm.testing.HandMetrics;
import dev.firedrill.telemetry.alarm.testing.HandUsers;
import dev.firedrill.telemetry.alarm.testing.SilentLogs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourcesTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private static Series series(String name, double... values) {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      samples.add(new Sample(NOON.plusSeconds(5L * i), values[i]));
    }
    return new Series(new SeriesKey(name, new TreeMap<>()), samples);
  }

  private static @Nullable Double over(Statistic statistic, int from, int to, Series... series) {
    return Statistics.of(statistic, List.of(series), NOON.plusSeconds(from), NOON.plusSeconds(to));
  }

  @Test
  void statisticsTakeTheSamplesOfThePeriodOnly() {
    Series series = series("m", 1, 2, 3, 4, 100);

    assertThat(over(Statistic.AVERAGE, 0, 20, series)).isEqualTo(2.5);
    assertThat(over(Statistic.SUM, 0, 20, series)).isEqualTo(10);
    assertThat(over(Statistic.MINIMUM, 5, 20, series)).isEqualTo(2);
    assertThat(over(Statistic.MAXIMUM, 0, 20, series)).isEqualTo(4);
    assertThat(over(Statistic.SAMPLE_COUNT, 0, 20, series)).isEqualTo(4);
    assertThat(over(Statistic.P50, 0, 20, series)).isEqualTo(2.5);
    assertThat(over(Statistic.AVERAGE, 60, 70, series)).isNull();
  }

  @Test
  void countersGrowFromTheLastSampleBeforeThePeriodAndSurviveAReset() {
    Series growing = series("c", 10, 20, 30, 40);
    Series reset = series("c", 10, 20, 5, 6);

    assertThat(over(Statistic.INCREASE, 10, 20, growing)).isEqualTo(20);
    assertThat(over(Statistic.RATE, 10, 20, growing)).isEqualTo(2);
    assertThat(over(Statistic.INCREASE, 10, 20, reset)).isEqualTo(6);
    assertThat(over(Statistic.INCREASE, 10, 20, growing, reset)).isEqualTo(26);
    assertThat(over(Statistic.RATE, 60, 70, growing)).isNull();
  }

  @Test
  void aSelectorIsTakenAsOneAndAllElseIsAnExpression() {
    assertThat(SelectorText.parse("up")).contains(SeriesSelector.of("up"));
    assertThat(SelectorText.parse("c{plugin=\"weather\", outcome=~'a|b',}"))
        .map(SeriesSelector::matchers)
        .hasValueSatisfying(matchers -> assertThat(matchers).hasSize(2));
    assertThat(SelectorText.parse("rate(c[1m])")).isEmpty();
    assertThat(SelectorText.parse("c{plugin}")).isEmpty();
    assertThat(SelectorText.parse("a + b")).isEmpty();
  }

  @Test
  void aBurnRateNeedsBothWindowsOfAPair() {
    List<AlarmSource.Window> windows =
        List.of(
            new AlarmSource.Window(Duration.ofHours(1), Duration.ofMinutes(5), 14.4),
            new AlarmSource.Window(Duration.ofHours(6), Duration.ofMinutes(30), 6));
    Map<Duration, Double> burns =
        new java.util.HashMap<>(
            Map.of(
                Duration.ofHours(1), 20.0,
                Duration.ofMinutes(5), 1.0,
                Duration.ofHours(6), 5.0,
                Duration.ofMinutes(30), 30.0));
    AlarmDefinition alarm = AlarmWorld.gauge("burn", "x", 0, 1, 1);
    BurnRates.Burn burn = window -> Optional.ofNullable(burns.get(window));

    assertThat(BurnRates.of(alarm, windows, burn, AlarmState.OK).state()).isEqualTo(AlarmState.OK);
    burns.put(Duration.ofMinutes(5), 0.144 / 0.01);
    Verdict fast = BurnRates.of(alarm, windows, burn, AlarmState.OK);
    assertThat(fast.state()).isEqualTo(AlarmState.ALARM);
    assertThat(fast.reason())
        .isEqualTo("The error budget burned 20× over 1h and 14.4× over 5m (limit 14.4×).");
    burns.put(Duration.ofMinutes(5), 0.0);
    burns.put(Duration.ofHours(6), 6.0);
    assertThat(BurnRates.of(alarm, windows, burn, AlarmState.OK).reason()).contains("6× over 6h");
    burns.clear();
    assertThat(BurnRates.of(alarm, windows, burn, AlarmState.OK).state())
        .isEqualTo(AlarmState.INSUFFICIENT_DATA);
  }

  @Test
  void aBurnRateThatFiresWhenNothingIsLeftIsWarnedOf() {
    TeamEnvironment bot =
        new TeamEnvironment(new TeamId(new UUID(0, 1)), EnvironmentName.PRODUCTION);
    Measures measures =
        new Measures(new HandMetrics(), new HandExpressions(), new SilentLogs(), new HandUsers());
    AlarmSource.Window late =
        new AlarmSource.Window(Duration.ofHours(1), Duration.ofMinutes(5), 14.4);
    AlarmSource.Window inTime =
        new AlarmSource.Window(Duration.ofMinutes(5), Duration.ofMinutes(1), 6);

    assertThat(measures.check(bot, new AlarmSource.BurnRate(List.of(inTime, late))))
        .containsExactly(
            "14.4× over 1h fires only when the error budget of 1h is used up 14.4 times over: take a lower rate or a shorter window.");
    assertThat(measures.check(bot, new AlarmSource.BurnRate(List.of(inTime)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ALARM(a)                        | true",
        "OK(a)                           | false",
        "INSUFFICIENT_DATA(c)            | true",
        "ALARM(a) AND ALARM(\"b b\")     | false",
        "ALARM(a) OR ALARM(\"b b\")      | true",
        "ALARM(a) AND NOT ALARM('b b')   | true",
        "NOT ALARM(a) OR OK(b b)         | true",
        "NOT (ALARM(a) OR OK(b b))       | false",
        "OK(a) AND OK(a) OR TRUE         | true",
        "OK(a) AND (OK(a) OR TRUE)       | false",
        "alarm(A) and not false          | true"
      })
  void compositesAreRead(String rule, boolean holds) {
    Map<String, AlarmState> states =
        Map.of("a", AlarmState.ALARM, "b b", AlarmState.OK, "c", AlarmState.INSUFFICIENT_DATA);

    assertThat(
            RuleParser.parse(rule)
                .holds(name -> java.util.Objects.requireNonNull(states.get(Composites.key(name)))))
        .isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ALARM(a) ALARM(b)  | at character 10",
        "ALARM(             | the name of an alarm",
        "ALARM a            | '('",
        "(ALARM(a)          | the end at character 10",
        "FIRING(a)          | ALARM(name)",
        "ALARM(\"a)         | closing quote"
      })
  void whatIsWrongWithARuleIsToldWithItsPlace(String rule, String told) {
    assertThatThrownBy(() -> RuleParser.parse(rule)).hasMessageContaining(told);
  }
}
