package dev.firedrill.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.firedrill.automation.Measure;
import dev.firedrill.automation.Measure.Figure;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.slo.CommandTally;
import dev.firedrill.slo.SliPoint;
import dev.firedrill.slo.SliSummary;
import dev.firedrill.slo.Slis;
import dev.firedrill.slo.objective.UserMeasures;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import dev.firedrill.telemetry.Sample;
import dev.firedrill.telemetry.Series;
import dev.firedrill.telemetry.SeriesKey;
import dev.firedrill.telemetry.query.Expressions;
import dev.firedrill.testing.SteppedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BotMeasuresTest {
  private static final EnvironmentName STAGING = EnvironmentName.STAGING;

  private final SteppedClock clock = SteppedClock.atNoon();
  private final TeamId team = new TeamId(new UUID(1, 1));

  private BotMeasures measures(Double... values) {
    return new BotMeasures(new Constant(List.of(values)), new UserMeasures(new Seen(clock)), clock);
  }

  /** Answers each question about staging at noon with these values. */
  private record Constant(List<Double> values) implements Expressions {
    @Override
    public Optional<String> problem(String query) {
      return Optional.empty();
    }

    @Override
    public List<Series> range(
        TeamEnvironment bot, String query, Instant from, Instant to, Duration step) {
      throw new AssertionError("only the value now is asked for");
    }

    @Override
    public List<Series> at(TeamEnvironment bot, String query, Instant at) {
      assertThat(bot.environment()).isEqualTo(STAGING);
      return values.stream()
          .map(value ->
              new Series(new SeriesKey("up", new TreeMap<>()), List.of(new Sample(at, value))))
          .toList();
    }
  }

  /** Of the last minute 8 of 10 requests for the weather and 9 of 10 pings were good. */
  private record Seen(SteppedClock clock) implements Slis {
    @Override
    public List<SliPoint> points(TeamEnvironment bot, Instant from, Instant to, Duration step) {
      return List.of();
    }

    @Override
    public SliSummary summary(TeamEnvironment bot, Instant from, Instant to) {
      return new SliSummary(17, 20, 0.85, 40, 300, 1.0, SliSummary.State.OK, null);
    }

    @Override
    public Map<String, CommandTally> tallies(TeamEnvironment bot, Instant from, Instant to) {
      assertThat(Duration.between(from, to)).isEqualTo(Duration.ofMinutes(1));
      assertThat(to).isEqualTo(clock.instant());
      return Map.of(
          "weather", new CommandTally(8, 0, 0, 2, 0), "ping", new CommandTally(9, 0, 1, 0, 0));
    }
  }

  private Optional<Double> users(Figure figure, @Nullable String command) {
    return measures().now(team, new Measure.Users(STAGING, figure, command, Duration.ofMinutes(1)));
  }

  @Test
  void anExpressionHasOneValueOrNone() {
    Measure up = new Measure.Expression(STAGING, "up");
    assertThat(measures(1.0).now(team, up)).contains(1.0);
    assertThat(measures().now(team, up)).isEmpty();
    assertThatThrownBy(() -> measures(1.0, 1.0).now(team, up))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.code()).isEqualTo(ProblemCode.CONFLICT))
        .hasMessageStartingWith("'up' gives 2 values now, not one");
  }

  @Test
  void whatUsersSawIsAskedForTheLastWhile() {
    assertThat(users(Figure.AVAILABILITY, null)).contains(0.85);
    assertThat(users(Figure.AVAILABILITY, "weather")).contains(0.8);
    assertThat(users(Figure.ERROR_RATIO, "ping").orElseThrow()).isCloseTo(0.1, within(1e-9));
    assertThat(users(Figure.AVAILABILITY, "nothing")).isEmpty();
    assertThat(users(Figure.P50_MS, null)).contains(40.0);
    assertThat(users(Figure.P95_MS, null)).contains(300.0);
  }
}
