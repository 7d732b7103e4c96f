package dev.firedrill.telemetry.metrics.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.telemetry.Series;
import dev.firedrill.telemetry.SeriesSelector;
import dev.firedrill.telemetry.metrics.MetricMemory;
import dev.firedrill.telemetry.metrics.MetricRetention;
import dev.firedrill.telemetry.metrics.MetricStore;
import dev.firedrill.telemetry.metrics.StoredMetrics;
import dev.firedrill.telemetry.persistence.TelemetryPersistence;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BotScrapeTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final SteppedClock clock = SteppedClock.atNoon();
  private final MetricStore store = TelemetryPersistence.metrics(DATABASE.jdbi());
  private final Team team = new TestCourse(DATABASE.jdbi()).team();
  private final TeamEnvironment bot = TeamEnvironment.production(team.id());
  private final MetricMemory memory = memory();
  private final StoredMetrics metrics =
      new StoredMetrics(memory, store, new MetricRetention(store, 3, 120, clock));
  private final BotScrape scrape = new BotScrape(memory.of(bot));

  private MetricMemory memory() {
    new MetricRetention(store, 3, 120, clock).keep();
    return new MetricMemory(store, clock);
  }

  private static BotScrape.Answered text(@Nullable String track, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new BotScrape.Answered(
        track, new MetricsFetch.Answer.Text(bytes, bytes.length, false), 3_000_000);
  }

  private ScrapeStatus take(BotScrape.Answered... answers) {
    clock.step(Duration.ofSeconds(5));
    return scrape.take(clock.instant(), List.of(answers));
  }

  private List<Series> series(String name) {
    return metrics.series(bot, SeriesSelector.of(name), clock.instant(), clock.instant());
  }

  private double value(String name) {
    return series(name).getFirst().samples().getLast().value();
  }

  @Test
  void aBotThatAnswersIsUp() {
    ScrapeStatus status = take(text(null, "x 1\ny 2\n"));

    assertThat(status.up()).isTrue();
    assertThat(status.problem()).isNull();
    assertThat(value("up")).isEqualTo(1);
    assertThat(value("x")).isEqualTo(1);
    assertThat(value("scrape_samples_scraped")).isEqualTo(2);
    assertThat(value("scrape_samples_dropped")).isZero();
    assertThat(value("scrape_duration_seconds")).isEqualTo(0.003);
  }

  @Test
  void aBotThatFailsIsDownAndItsSeriesEnd() {
    take(text(null, "x 1\n"));
    ScrapeStatus status =
        take(new BotScrape.Answered(null, new MetricsFetch.Answer.Failed("It fell."), 1));

    assertThat(status).isEqualTo(new ScrapeStatus(false, clock.instant(), "It fell."));
    assertThat(value("up")).isZero();
    assertThat(series("x")).isEmpty();
  }

  @Test
  void withoutAnInstanceABotIsDown() {
    ScrapeStatus status = take();

    assertThat(status.problem()).startsWith("No instance of the bot is running");
    assertThat(value("up")).isZero();
  }

  @Test
  void instancesOfARollOutAreToldApart() {
    take(text("d1", "x 1\n"), text("d2", "x{track=\"mine\"} 2\n"));

    assertThat(series("x").stream().map(series -> series.key().toString()))
        .containsExactly("x{exported_track=\"mine\",track=\"d2\"}", "x{track=\"d1\"}");
    assertThat(series("up")).hasSize(2);
  }

  @Test
  void gapsDuplicatesAndOurOwnNamesAreLeftOut() {
    ScrapeStatus status = take(text(null, "x NaN\ny 1\ny 2\nup 7\nz +Inf\n"));

    assertThat(series("x")).isEmpty();
    assertThat(value("y")).isEqualTo(1);
    assertThat(value("up")).isEqualTo(1);
    assertThat(value("z")).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(value("scrape_samples_dropped")).isEqualTo(2);
    assertThat(status.problem()).contains("twice");
  }

  @Test
  void aHundredThousandLabelValuesCostOnlyTwoThousandSeries() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 100_000; i++) {
      text.append("x{id=\"").append(i).append("\"} 1\n");
    }

    ScrapeStatus status = take(text(null, text.toString()));

    assertThat(series("x")).hasSize(2_000);
    assertThat(value("scrape_samples_dropped")).isEqualTo(98_000);
    assertThat(status.problem()).contains("more than 2000 series");
  }

  @Test
  void aBotThatInventsSeriesAllTheTimeIsBounded() {
    ScrapeStatus status = ScrapeStatus.NEVER;
    for (int round = 0; round < 10; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 1_500; i++) {
        text.append("x{id=\"").append(round * 1_500 + i).append("\"} 1\n");
      }
      status = take(text(null, text.toString()));
    }

    assertThat(status.problem()).contains("invents new series all the time");
    assertThat(series("x")).hasSizeLessThan(100);
    assertThat(value("up")).isEqualTo(1);
  }

  @Test
  void whatIsNoSampleIsNamedByItsLine() {
    assertThat(take(text(null, "x 1\nhello world\n")).problem())
        .isEqualTo("Line 2 of the bot's /metrics is not a sample (1 such lines); it is left out.");
  }
}
