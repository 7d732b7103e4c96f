package dev.firedrill.telemetry.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.telemetry.MetricFamily;
import dev.firedrill.telemetry.Sample;
import dev.firedrill.telemetry.Series;
import dev.firedrill.telemetry.SeriesKey;
import dev.firedrill.telemetry.SeriesSelector;
import dev.firedrill.telemetry.metrics.MetricMemory;
import dev.firedrill.telemetry.metrics.MetricRetention;
import dev.firedrill.telemetry.metrics.MetricStore;
import dev.firedrill.telemetry.metrics.MinuteRoller;
import dev.firedrill.telemetry.metrics.MinuteValues;
import dev.firedrill.telemetry.metrics.SampleBatch;
import dev.firedrill.telemetry.metrics.SampleRow;
import dev.firedrill.telemetry.metrics.SampleWriter;
import dev.firedrill.telemetry.metrics.SlotValues;
import dev.firedrill.telemetry.metrics.StoredMetrics;
import dev.firedrill.telemetry.metrics.StoredSeries;
import dev.firedrill.telemetry.metrics.scrape.BotScrape;
import dev.firedrill.telemetry.metrics.scrape.MetricsFetch;
import dev.firedrill.telemetry.query.Answer;
import dev.firedrill.telemetry.query.PromQl;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricStoreTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final SteppedClock clock = SteppedClock.atNoon();
  private final Instant start = clock.instant();
  private final MetricStore store = TelemetryPersistence.metrics(DATABASE.jdbi());
  private final Team team = new TestCourse(DATABASE.jdbi()).team();
  private final TeamEnvironment bot = TeamEnvironment.production(team.id());
  private final MetricRetention retention = new MetricRetention(store, 3, 120, clock);
  private MetricMemory memory = new MetricMemory(store, clock);
  private SampleWriter writer = new SampleWriter(memory, store, UUID::randomUUID);
  private BotScrape scrape;

  @BeforeEach
  void openDays() {
    retention.keep();
    scrape = new BotScrape(memory.of(bot));
  }

  private void scrape(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    scrape.take(
        clock.instant(),
        List.of(
            new BotScrape.Answered(
                null, new MetricsFetch.Answer.Text(bytes, bytes.length, false), 2_000_000)));
  }

  /** As after a start of the platform. */
  private StoredMetrics restarted() {
    memory = new MetricMemory(store, clock);
    writer = new SampleWriter(memory, store, UUID::randomUUID);
    scrape = new BotScrape(memory.of(bot));
    return new StoredMetrics(memory, store, retention);
  }

  private static SampleRow row(long at, double value) {
    return new SampleRow(at, new SlotValues().encode(new int[] {0}, new double[] {value}, 1));
  }

  @Test
  void whatIsScrapedIsReadAfterARestart() {
    for (int i = 0; i < 4; i++) {
      scrape("# TYPE c_total counter\n# HELP c_total How many\nc_total{p=\"ü\\\"\"} " + i + "\n");
      clock.step(Duration.ofSeconds(5));
    }
    assertThat(writer.flush()).isTrue();

    StoredMetrics metrics = restarted();
    Series series =
        metrics.series(bot, SeriesSelector.of("c_total"), start, clock.instant()).getFirst();

    assertThat(series.key().labels()).containsEntry("p", "ü\"");
    assertThat(series.samples().stream().map(Sample::value)).containsExactly(0.0, 1.0, 2.0, 3.0);
    assertThat(series.samples().getFirst().at()).isEqualTo(start);
    assertThat(metrics.families(bot))
        .filteredOn(family -> family.name().equals("c_total"))
        .singleElement()
        .satisfies(family -> {
          assertThat(family.type()).isEqualTo(MetricFamily.Type.COUNTER);
          assertThat(family.help()).isEqualTo("How many");
        });
  }

  @Test
  void whatIsOlderThanMemoryComesFromTheDatabase() {
    for (int i = 0; i < 60; i++) {
      scrape("g " + i + "\n");
      clock.step(Duration.ofSeconds(30));
    }
    writer.flush();

    List<Sample> samples =
        new StoredMetrics(memory, store, retention)
            .series(bot, SeriesSelector.of("g"), start, clock.instant())
            .getFirst()
            .samples();

    assertThat(samples).hasSize(60);
    assertThat(samples.getFirst().value()).isZero();
    assertThat(samples.getLast().value()).isEqualTo(59);
  }

  @Test
  void theSameBatchIsStoredOnce() {
    int source = store.source(bot);
    StoredSeries series =
        new StoredSeries(
            0, new SeriesKey("x", new TreeMap<>()), MetricFamily.Type.GAUGE, "", start);
    SampleBatch batch =
        new SampleBatch(
            UUID.randomUUID(),
            List.of(
                new SampleBatch.OfBot(
                    source,
                    List.of(series),
                    List.of(),
                    List.of(row(start.toEpochMilli(), 1), row(start.toEpochMilli() + 1, 2)))));

    store.append(batch);
    store.append(batch);

    assertThat(store.rows(source, start.toEpochMilli(), start.toEpochMilli() + 10)).hasSize(2);
  }

  @Test
  void minutesSayWhatTheirSamplesSaid() {
    for (int i = 0; i < 24; i++) {
      scrape("g " + (i % 12) + "\n");
      clock.step(Duration.ofSeconds(5));
    }
    writer.flush();
    clock.step(Duration.ofSeconds(15));

    assertThat(new MinuteRoller(store, clock).roll()).isGreaterThanOrEqualTo(2);

    int source = store.source(bot);
    var minutes = store.minutes(source, start.toEpochMilli(), start.toEpochMilli() + 60_000, 1);
    assertThat(minutes).hasSize(2);
    MinuteValues.decode(
        minutes.getFirst().values(),
        slot -> {
          if (slot.slot() == 0) {
            assertThat(slot).isEqualTo(new MinuteValues.Slot(0, 12, 0, 11, 66, 11));
          }
        });
    assertThat(new MinuteRoller(store, clock).roll()).as("nothing is left to do").isZero();
  }

  @Test
  void aLongTimeIsReadFromMinutes() {
    scrape("g 1\n");
    clock.step(Duration.ofSeconds(5));
    scrape("g 2\n");
    writer.flush();
    clock.step(Duration.ofMinutes(2));
    new MinuteRoller(store, clock).roll();

    List<Sample> samples =
        new StoredMetrics(memory, store, retention)
                .series(
                    bot, SeriesSelector.of("g"), start.minus(Duration.ofDays(30)), clock.instant())
                .stream()
                .flatMap(series -> series.samples().stream())
                .toList();

    assertThat(samples).isNotEmpty().last().satisfies(s -> assertThat(s.value()).isEqualTo(2));
  }

  /** However far the minutes lag, and however coarse they are: no hole at the present. */
  @ParameterizedTest
  @CsvSource({"7,0", "7,1", "7,4", "250,0", "250,3", "250,7", "700,2", "700,11", "2500,13"})
  void aChartOverMinutesEndsAtTheNewestSampleWithoutAHole(int hours, int unrolledMinutes) {
    int rolledMinutes = 40;
    for (int i = 0; i < rolledMinutes * 6; i++) {
      scrape("c_total " + i * 10 + "\n");
      clock.step(Duration.ofSeconds(10));
    }
    writer.flush();
    new MinuteRoller(store, clock).roll();
    for (int i = 0; i < unrolledMinutes * 6 + 3; i++) {
      scrape("c_total " + (rolledMinutes * 6 + i) * 10 + "\n");
      clock.step(Duration.ofSeconds(10));
    }
    writer.flush();
    Instant newest = clock.instant().minusSeconds(10);

    StoredMetrics metrics = restarted();
    Instant from = clock.instant().minus(Duration.ofHours(hours));
    Duration every = metrics.resolution(from, clock.instant()).spacing();
    List<Sample> samples =
        metrics
            .series(bot, SeriesSelector.of("c_total"), from, clock.instant())
            .getFirst()
            .samples();

    assertThat(every).isGreaterThanOrEqualTo(Duration.ofMinutes(1));
    assertThat(samples.getLast().at()).isEqualTo(newest);
    for (int i = 1; i < samples.size(); i++) {
      assertThat(Duration.between(samples.get(i - 1).at(), samples.get(i).at()))
          .as("between %s and the next", samples.get(i - 1).at())
          .isPositive()
          .isLessThanOrEqualTo(every.plusSeconds(11));
    }
    Answer rate =
        new PromQl(metrics)
            .evaluate(bot, "rate(c_total[20m])", newest, newest, Duration.ofSeconds(60));
    if (every.compareTo(Duration.ofMinutes(5)) <= 0) {
      assertThat(rate.lines().getFirst().values()[0]).isCloseTo(1, within(0.01));
    }
  }

  @Test
  void aDayIsDroppedWhole() {
    scrape("g 1\n");
    writer.flush();
    int source = store.source(bot);
    assertThat(store.rows(source, 0, clock.millis())).hasSize(1);

    clock.step(Duration.ofDays(5));
    retention.keep();

    assertThat(store.rows(source, 0, clock.millis())).isEmpty();
    scrape("g 2\n");
    assertThat(writer.flush()).as("the new day is open").isTrue();
    clock.set(start);
    retention.keep();
  }
}
