package dev.firedrill.workspace.disturbance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.workspace.BotConnectionChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayCountsTest {
  private final TeamEnvironment bot = TeamEnvironment.production(new TeamId(UUID.randomUUID()));
  private final SteppedClock clock = SteppedClock.atNoon();
  private final GatewayCounts counts = new GatewayCounts(clock);
  private final Instant noon = clock.instant();

  private void answered(String method, long millis, boolean failed) {
    counts.answered(bot, method, Duration.ofMillis(millis), failed);
  }

  private GatewayFigures since(Instant since, String... methods) {
    return counts.since(bot, since, Set.of(methods));
  }

  @Test
  void ofNothingThereIsNothing() {
    assertThat(since(noon)).isEqualTo(new GatewayFigures(0, 0, 0, null, 0, 0, 0, 0));
  }

  @Test
  void callsAreCountedByMethod() {
    answered("chat.postMessage", 12, false);
    answered("chat.postMessage", 12, true);
    answered("auth.test", 3, false);
    counts.call(bot, "chat.postMessage");

    assertThat(since(noon).calls()).isEqualTo(3);
    assertThat(since(noon, "chat.postMessage"))
        .satisfies(seen -> assertThat(seen.calls()).isEqualTo(2))
        .satisfies(seen -> assertThat(seen.errors()).isEqualTo(1))
        .satisfies(seen -> assertThat(seen.hits()).isEqualTo(1));
    assertThat(since(noon, "auth.test").hits()).isZero();
    TeamEnvironment other = TeamEnvironment.production(new TeamId(UUID.randomUUID()));
    assertThat(counts.since(other, noon, Set.of()).calls()).isZero();
  }

  @Test
  void whatCameBeforeDoesNotCount() {
    answered("auth.test", 3, false);
    clock.step(GatewayCounts.SLICE);
    Instant later = clock.instant();
    answered("auth.test", 3, false);

    assertThat(since(later).calls()).isEqualTo(1);
    assertThat(since(later.plusMillis(1)).calls()).as("only whole slices").isZero();
    assertThat(since(noon).calls()).isEqualTo(2);
  }

  @Test
  void eventsAndConnectionsAreCounted() {
    counts.event(bot, new Interference.EventFate.Dropped());
    counts.event(bot, new Interference.EventFate.Dropped());
    counts.event(bot, new Interference.EventFate.Doubled());
    counts.event(bot, new Interference.EventFate.Late(Duration.ofSeconds(8)));
    for (int connections : new int[] {1, 2, 1, 0, 1}) {
      counts.connections(new BotConnectionChanged(bot, "d1", connections));
    }
    counts.connections(new BotConnectionChanged(bot, "d2", 1));

    assertThat(since(noon)).isEqualTo(new GatewayFigures(0, 0, 0, null, 2, 1, 1, 4));
  }

  @Test
  void anHourIsKept() {
    answered("auth.test", 3, false);
    clock.step(GatewayCounts.KEPT);
    answered("auth.test", 3, false);
    assertThat(since(noon).calls()).isEqualTo(2);
    clock.step(GatewayCounts.SLICE);
    answered("auth.test", 3, false);
    assertThat(since(noon).calls()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void thePercentileIsExactToAFewPercent(int seed) {
    Random random = new Random(seed);
    long[] took = new long[50 + random.nextInt(400)];
    for (int i = 0; i < took.length; i++) {
      took[i] = random.nextInt(1 + random.nextInt(20_000));
      answered("chat.postMessage", took[i], false);
      if (random.nextInt(20) == 0) {
        clock.step(Duration.ofSeconds(7));
      }
    }
    Arrays.sort(took);
    long exact = took[(int) Math.ceil(took.length * 0.95) - 1];

    assertThat(since(noon).p95Ms())
        .isNotNull()
        .satisfies(p95 -> assertThat(Math.abs(p95 - exact)).isLessThanOrEqualTo(1 + exact / 20));
  }
}
