package dev.firedrill.slo.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.kernel.Ratio;
import dev.firedrill.slo.CommandTally;
import dev.firedrill.slo.LatencyHistogram;
import dev.firedrill.slo.SliSlice;
import dev.firedrill.slo.SloSettings;
import dev.firedrill.slo.objective.Slos.Trend;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectiveTest {
  private static final SloSettings SETTINGS = SloSettings.defaults();
  private static final TeamEnvironment BOT = TeamEnvironment.production(new TeamId(new UUID(1, 1)));

  private static Objective within(Duration latency) {
    return new Objective(BOT, 2, new Ratio(0.99), Duration.ofHours(1), latency, null);
  }

  /** Six right answers of 0.5 to 3 s, two late ones of 4 and 6 s. */
  private static SliSlice slice() {
    LatencyHistogram latencies =
        IntStream.of(500, 1_000, 1_500, 2_000, 2_500, 2_900, 4_000, 6_000)
            .mapToObj(Duration::ofMillis)
            .reduce(LatencyHistogram.EMPTY, LatencyHistogram::plus, (a, b) -> a);
    return new SliSlice(
        BOT,
        Instant.EPOCH,
        8,
        0,
        0,
        Map.of("ping", new CommandTally(5, 1, 2, 0, 0)),
        Map.of(),
        latencies);
  }

  @ParameterizedTest
  @CsvSource({"3000,6", "1200,2", "5000,7", "9000,8", "100,0"})
  void anOwnLatencyThresholdJudgesAnew(long latencyMs, long good) {
    assertThat(within(Duration.ofMillis(latencyMs)).judge(slice(), SETTINGS).good())
        .isEqualTo(good);
    assertThat(within(Duration.ofMillis(latencyMs)).judge(slice(), SETTINGS).total()).isEqualTo(8);
  }

  @ParameterizedTest
  @CsvSource({
    "0.49,1,1000,0.49",
    "1,1,1000,1.0",
    "NaN,1,1000,NaN",
    "0.99,0,1000,0 hours",
    "0.99,721,1000,721 hours",
    "0.99,1,99,99 ms",
    "0.99,1,10001,10001 ms"
  })
  void whatIsOutOfRangeIsNamed(double target, int hours, long latencyMs, String named) {
    assertThatThrownBy(() -> Objective.check(target, hours, latencyMs, SETTINGS))
        .hasMessageContaining(named);
  }

  @ParameterizedTest
  @CsvSource({"9.8,4.1,WORSE", "1,4,BETTER", "4,4.1,STEADY", "0.05,0.01,STEADY", "0,0,STEADY"})
  void theTrendComparesFiveMinutesWithTheHour(double five, double hour, Trend trend) {
    assertThat(Slos.trend(five, hour)).isEqualTo(trend);
  }

  @Test
  void withoutDataThereIsNoTrend() {
    assertThat(Slos.trend(null, 1.0)).isNull();
    assertThat(Slos.trend(1.0, null)).isNull();
  }
}
