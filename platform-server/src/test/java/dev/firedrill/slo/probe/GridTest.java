package dev.firedrill.slo.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GridTest {
  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theNextTimeIsAlwaysLaterAndAtMostOneIntervalAway(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Duration interval = Duration.ofMillis(random.nextLong(5, 20_000));
    Grid grid = Grid.of(bot(random), interval);
    Instant now =
        Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextLong(1_000_000_000));

    Instant next = grid.next(now);

    assertThat(next).isAfter(now).isBeforeOrEqualTo(now.plus(interval));
    assertThat(grid.next(next)).isEqualTo(next.plus(interval));
    assertThat(grid.next(next.minusNanos(1))).isEqualTo(next);
  }

  @Test
  void phasesAreSpreadOverTheSecond() {
    SplittableRandom random = new SplittableRandom(1);
    long[] perTenth =
        IntStream.range(0, 1_000)
            .map(
                i -> (int) (Grid.of(bot(random), Duration.ofSeconds(1)).phaseNanos() / 100_000_000))
            .boxed()
            .collect(() -> new long[10], (counts, tenth) -> counts[tenth]++, (left, right) -> {});

    for (long count : perTenth) {
      assertThat(count).isBetween(60L, 140L);
    }
  }

  private static TeamEnvironment bot(SplittableRandom random) {
    return TeamEnvironment.production(new TeamId(new UUID(random.nextLong(), random.nextLong())));
  }
}
