package dev.firedrill.slo.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.kernel.Ratio;
import dev.firedrill.slo.LatencyHistogram;
import dev.firedrill.slo.SliSlice;
import dev.firedrill.slo.SloSettings;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The stall of performance.md L1: a bot that stands still for 2 s, twice in 20 s, asked 200 times a
 * second. A prober that waits for answers would report a p99 of a few milliseconds.
 */
class StallTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Duration SERVICE = Duration.ofMillis(5);
  private static final Duration STALL = Duration.ofSeconds(2);

  @AutoClose private final Connection connection = DATABASE.dataSource().getConnection();

  private final SteppedClock clock = SteppedClock.atNoon();
  private final Instant start = clock.instant();

  StallTest() throws SQLException {}

  @Test
  void aStallIsReportedAsEveryUserWouldHaveMetIt() {
    SloSettings settings =
        new SloSettings(
            Duration.ofMillis(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(3),
            Duration.ofSeconds(10),
            Duration.ofSeconds(2),
            new Ratio(0.99),
            Duration.ofDays(1));
    Stage stage = new Stage(connection, new TestCourse(DATABASE.jdbi()).team(), clock, settings);
    List<Duration> truth = new ArrayList<>();
    stage.script =
        (question, at) -> {
          Duration wait = untilAwake(at).plus(SERVICE);
          if (stage.workspaces.usersChannel(stage.production).id().equals(question.channel())) {
            truth.add(wait);
          }
          return new Stage.Reply(wait, stage.facts.rightAnswer(question.text(), at), true, "");
        };

    stage.play(Duration.ofSeconds(20));
    List<Duration> raw = truth.stream().sorted().toList();
    stage.play(Duration.ofSeconds(3));

    List<SliSlice> seconds = stage.store.seconds(stage.production, start, start.plusSeconds(20));
    LatencyHistogram seen =
        LatencyHistogram.merged(seconds.stream().map(SliSlice::latencies).toList());
    assertThat(seconds.stream().mapToInt(SliSlice::asked).sum()).isEqualTo(4000);
    assertThat(seconds.stream().mapToLong(slice -> slice.all().total()).sum()).isEqualTo(4000);
    assertThat(seconds.stream().mapToInt(SliSlice::platformErrors).sum()).isZero();
    assertThat(millis(seen, 0.90)).isGreaterThanOrEqualTo(900);
    assertThat(millis(seen, 0.99)).isGreaterThanOrEqualTo(1_900 * 0.99);
    assertThat(millis(seen, 1.00)).isGreaterThanOrEqualTo(1_950);
    for (double quantile : new double[] {0.5, 0.9, 0.95, 0.99, 1.0}) {
      Duration exact = raw.get((int) Math.ceil(quantile * raw.size()) - 1);
      assertThat((double) Objects.requireNonNull(seen.percentile(quantile)).toNanos())
          .as("p%s", quantile * 100)
          .isCloseTo((double) exact.toNanos(), Percentage.withPercentage(1.5));
    }
  }

  private Duration untilAwake(Instant at) {
    for (Instant stop : List.of(start.plusSeconds(4), start.plusSeconds(12))) {
      if (!at.isBefore(stop) && at.isBefore(stop.plus(STALL))) {
        return Duration.between(at, stop.plus(STALL));
      }
    }
    return Duration.ZERO;
  }

  private static double millis(LatencyHistogram histogram, double quantile) {
    return Objects.requireNonNull(histogram.percentile(quantile)).toNanos() / 1e6;
  }
}
