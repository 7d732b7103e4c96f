package dev.firedrill.telemetry.metrics.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.bot.InstanceId;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.telemetry.Sample;
import dev.firedrill.telemetry.Series;
import dev.firedrill.telemetry.SeriesSelector;
import dev.firedrill.telemetry.blackout.Blackout;
import dev.firedrill.telemetry.blackout.BlackoutBoard;
import dev.firedrill.telemetry.blackout.Blackouts;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a team sees of its bot while the platform cannot scrape it. */
class BlackoutTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Duration PERIOD = Duration.ofSeconds(5);

  private final SteppedClock clock = SteppedClock.atNoon();
  private final MetricStore store = TelemetryPersistence.metrics(DATABASE.jdbi());
  private final Team team = new TestCourse(DATABASE.jdbi()).team();
  private final TeamEnvironment bot = TeamEnvironment.production(team.id());
  private final TeamEnvironment staging = new TeamEnvironment(team.id(), EnvironmentName.STAGING);
  private final RunningBots bots = new RunningBots(Map.of(bot, 1, staging, 2));
  private final List<Integer> asked = new ArrayList<>();
  private final Blackouts blackouts = TelemetryPersistence.blackouts(DATABASE.jdbi(), clock);
  private final MetricMemory memory = new MetricMemory(store, clock);
  private final Scraper scraper =
      new Scraper(
          bots,
          bots.stored(),
          this::fetch,
          memory,
          DATABASE.domainEvents(),
          clock,
          () -> 0,
          new BlackoutBoard(blackouts, clock, new Random(3))::hides);

  private MetricsFetch.Answer fetch(int port) {
    asked.add(port);
    byte[] text = "bot_events_total 7\n".getBytes(StandardCharsets.UTF_8);
    return new MetricsFetch.Answer.Text(text, text.length, false);
  }

  private void scrape(TeamEnvironment one) {
    clock.step(PERIOD);
    scraper.scrape(one, List.of(new InstanceId(one, 1)));
  }

  private List<Double> values(String name, Instant from) {
    MetricRetention retention = new MetricRetention(store, 3, 120, clock);
    return new StoredMetrics(memory, store, retention)
        .series(bot, SeriesSelector.of(name), from, clock.instant()).stream()
            .map(Series::samples)
            .flatMap(List::stream)
            .map(Sample::value)
            .toList();
  }

  private void blackOut(double share) {
    boolean put = blackouts.put(new Blackout(bot, share, "op", 1, clock.instant().plusSeconds(60)));
    assertThat(put).isTrue();
  }

  @Test
  void itIsAGapAsWithADeadExporter() {
    new MetricRetention(store, 3, 120, clock).keep();
    Instant begin = clock.instant();
    scrape(bot);
    blackOut(1);
    scrape(bot);
    scrape(bot);

    assertThat(values("up", begin)).containsExactly(1.0, 0.0, 0.0);
    assertThat(values("bot_events_total", begin)).containsExactly(7.0);
    assertThat(asked).containsExactly(1);
    assertThat(scraper.of(bot).up()).isFalse();
    assertThat(scraper.of(bot).problem())
        .isEqualTo("The bot listens for nobody on the port that it was given.");

    scrape(staging);
    assertThat(scraper.of(staging).up()).as("another bot").isTrue();
  }

  @Test
  void itEndsByItselfAndWhenItIsTakenBack() {
    blackOut(1);
    scrape(bot);
    assertThat(scraper.of(bot).up()).isFalse();

    clock.step(Duration.ofSeconds(60));
    scrape(bot);
    assertThat(scraper.of(bot).up()).isTrue();

    blackouts.put(new Blackout(bot, 1, "next", 1, clock.instant().plusSeconds(60)));
    scrape(bot);
    assertThat(scraper.of(bot).up()).isFalse();
    assertThat(blackouts.removeIfOwnedBy(bot, "next")).isTrue();
    scrape(bot);
    assertThat(scraper.of(bot).up()).isTrue();
  }

  @Test
  void aShareOfTheScrapesFails() {
    Instant begin = clock.instant();
    blackOut(0.5);
    for (int i = 0; i < 11; i++) {
      scrape(bot);
    }
    assertThat(values("up", begin)).contains(0.0, 1.0);
  }
}
