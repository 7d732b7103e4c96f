package dev.firedrill.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.kernel.Failure;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.telemetry.SeriesKey;
import dev.firedrill.telemetry.SeriesSelector;
import dev.firedrill.telemetry.metrics.PointSource;
import dev.firedrill.telemetry.metrics.Points;
import dev.firedrill.telemetry.metrics.Resolution;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Expressions of scenarios see one team's bot, in the words of a course's Prometheus. */
class NumbersOfTeamsTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final Instant now = SteppedClock.atNoon().instant();
  private final Team team = new TestCourse(DATABASE.jdbi()).team();
  private final TeamEnvironment bot = TeamEnvironment.production(team.id());
  private final NumbersOfTeams numbers = new NumbersOfTeams(new OneBot(), DATABASE.teams());

  /** Two series of this bot, and nothing of others. */
  private final class OneBot implements PointSource {
    @Override
    public Resolution resolution(Instant from, Instant to) {
      return Resolution.RAW;
    }

    @Override
    public List<Points> points(
        TeamEnvironment asked,
        SeriesSelector selector,
        Instant from,
        Instant to,
        Resolution resolution) {
      assertThat(asked).isEqualTo(bot);
      return Map.of("ping", 3.0, "weather", 4.0).entrySet().stream()
          .map(entry ->
              new Points(
                      new SeriesKey(
                          "answers_total", new TreeMap<>(Map.of("command", entry.getKey()))))
                  .add(now.toEpochMilli() - 1_000, entry.getValue()))
          .filter(points -> selector.matches(points.key()))
          .toList();
    }
  }

  private List<Double> ask(String expression) {
    return numbers.values(bot, expression, now);
  }

  @Test
  void theTeamIsFilledInAndItsLabelsMayBeNamed() {
    assertThat(ask("sum(answers_total{team=\"$TEAM\"})")).containsExactly(7.0);
    assertThat(ask("answers_total{team=\"$TEAM\",environment=\"production\",command=\"ping\"}"))
        .containsExactly(3.0);
    assertThat(ask("answers_total")).containsExactlyInAnyOrder(3.0, 4.0);
  }

  @Test
  void nobodyElseIsSeen() {
    assertThat(ask("answers_total{team=\"another\"}")).isEmpty();
    assertThat(ask("answers_total{team!=\"$TEAM\"}")).isEmpty();
    assertThat(ask("answers_total{environment=\"staging\"}")).isEmpty();
  }

  @Test
  void whatIsNoExpressionIsRefusedWithAReason() {
    assertThatThrownBy(() -> ask("sum(answers_total"))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("character");
  }
}
