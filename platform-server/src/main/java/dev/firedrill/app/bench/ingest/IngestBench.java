package dev.firedrill.app.bench.ingest;

import dev.firedrill.app.bench.kit.BenchDatabase;
import dev.firedrill.app.bench.kit.BenchOptions;
import dev.firedrill.app.bench.kit.BenchReport;
import dev.firedrill.app.bench.kit.BenchSite;
import dev.firedrill.app.bench.kit.Figures;
import dev.firedrill.app.bench.kit.Lent;
import dev.firedrill.app.bench.kit.ServerUnderTest;
import dev.firedrill.telemetry.metrics.MetricMemory;
import dev.firedrill.telemetry.metrics.MetricStore;
import dev.firedrill.telemetry.metrics.MinuteRoller;
import dev.firedrill.telemetry.metrics.MinuteRow;
import dev.firedrill.telemetry.metrics.MinuteValues;
import dev.firedrill.telemetry.metrics.SampleWriter;
import dev.firedrill.telemetry.metrics.SlotValues;
import dev.firedrill.telemetry.persistence.TelemetryPersistence;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Jdbi;

/**
 * What it takes to keep the samples of a thousand bots. From end to end: real pages of a template
 * bot's size are fetched over HTTP from a thousand loopback ports by the platform's scraper, read,
 * brought to rows and written, and a scrape counts when its transaction is durable. Beside it the
 * same without HTTP, from texts of ten series that lie ready. The floor of the latter is one COPY
 * of the very same rows (one row holds all samples of a scrape) into a table with the same indexes
 * in the same run; of the former, one COPY of the same samples in wide rows of ten, as
 * performance.md 3 defines it, and beside it in other layouts. Then all bots are looked at during
 * ingest at a class's pace, and the database is killed again and again while samples are written,
 * and every row is looked for.
 *
 * <p>The bots' pages are served by another process on the same cores, which is part of the time
 * from end to end but not of the CPU figures. Not measured: logs, queries of one team, staging.
 */
public final class IngestBench {
  private static final int ROUNDS = 3;
  private static final long RATIO_SAMPLES = 2_800_000;
  private static final int PACED_SECONDS = 20;
  private static final double COPY_GOAL = 0.35;
  private static final double BYTES_GOAL = 15;
  private static final double CLASS_VIEW_GOAL_MS = 100;
  private static final double DROP_GOAL_S = 1;

  private final BenchOptions options;
  private final BenchSite site;
  private final BenchReport report;
  private final AtomicLong now =
      new AtomicLong(Instant.parse("2026-03-02T09:00:00Z").toEpochMilli());
  private final Random random = new Random(3);
  private long second;

  public IngestBench(BenchOptions options, BenchSite site, BenchReport report) {
    this.options = options;
    this.site = site;
    this.report = report;
  }

  public void measure() throws IOException, InterruptedException {
    try (BenchDatabase database = BenchDatabase.open(options.cache(), site.resolve("postgres"))) {
      Jdbi jdbi = database.steady();
      MetricStore store = TelemetryPersistence.metrics(jdbi);
      LocalDate today = LocalDate.ofInstant(Instant.ofEpochMilli(now.get()), ZoneOffset.UTC);
      store.openDays(today, today.plusDays(1));
      IngestLoad load = IngestLoad.of(jdbi);
      MetricMemory memory = new MetricMemory(store, () -> Instant.ofEpochMilli(now.get()));
      load.into(memory);
      SampleWriter writer = new SampleWriter(memory, store, this::id);
      ratios(jdbi, load, writer);
      new EndToEnd(site, report, now).measure(jdbi, load.bots(), this::id);
      classView(database, jdbi, load, writer);
      kills(database, jdbi, load, writer);
      size(jdbi);
      drop(store, today);
    } catch (SQLException broken) {
      throw new IOException(broken);
    }
  }

  private UUID id() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  /** One second of every bot. */
  private void scrape(IngestLoad load) {
    now.addAndGet(1_000);
    load.scrape(Instant.ofEpochMilli(now.get()), second++);
  }

  private void ratios(Jdbi jdbi, IngestLoad load, SampleWriter writer)
      throws SQLException, IOException {
    CopyFloor.prepare(jdbi);
    for (int i = 0; i < 20; i++) {
      scrape(load);
      writer.flush();
    }
    List<Double> ratios = new ArrayList<>();
    long batches = RATIO_SAMPLES / (IngestLoad.BOTS * IngestLoad.SAMPLES_OF_A_SCRAPE);
    for (int round = 1; round <= ROUNDS; round++) {
      long from = now.get();
      double ours =
          Writing.secondsUntilDurable(
              writer,
              () -> {
                for (long i = 0; i < batches; i++) {
                  scrape(load);
                }
              });
      double floor = CopyFloor.packedSeconds(jdbi, from);
      double samples = batches * IngestLoad.BOTS * IngestLoad.SAMPLES_OF_A_SCRAPE;
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("samples", samples);
      line.put("ours_samples_per_s", samples / ours);
      line.put("floor_samples_per_s", samples / floor);
      line.put("ratio", floor / ours);
      report.line("text to durable and floor, round " + round, line);
      ratios.add(floor / ours);
    }
    report.atLeast("text-to-durable-of-copy-floor", Figures.of(ratios), COPY_GOAL, "ratio");
  }

  /** At the pace of a class, while somebody looks at all of it. */
  private void classView(BenchDatabase database, Jdbi jdbi, IngestLoad load, SampleWriter writer)
      throws InterruptedException {
    MinuteRoller roller =
        new MinuteRoller(TelemetryPersistence.metrics(jdbi), () -> Instant.ofEpochMilli(now.get()));
    long started = System.nanoTime();
    int rolled = roller.roll();
    report.line(
        "minutes rolled up",
        Map.of("minutes", rolled, "seconds", ServerUnderTest.seconds(started)));
    Jdbi reading = database.jdbi();
    List<Double> minutes = new ArrayList<>();
    List<Double> raw = new ArrayList<>();
    try (var handle = reading.open()) {
      MetricStore store =
          TelemetryPersistence.metrics(
              Jdbi.create(() -> new Lent(handle.getConnection()).connection()));
      Thread reader =
          Thread.ofPlatform()
              .start(() -> {
                for (int i = 0; i < PACED_SECONDS * 4; i++) {
                  minutes.add(minuteView(store));
                  if (i % 4 == 0) {
                    raw.add(rawView(store));
                  }
                  pause(150);
                }
              });
      long next = System.nanoTime();
      while (reader.isAlive()) {
        scrape(load);
        writer.flush();
        next += TimeUnit.SECONDS.toNanos(1);
        pause(Math.max(0, (next - System.nanoTime()) / 1_000_000));
      }
    }
    report.line(
        "class view of the last 60 s from single samples, during ingest",
        Map.of("median_ms", Figures.of(raw).median(), "p99_ms", Figures.of(raw).quantile(0.99)));
    report.line(
        "class view of the last whole minute, during ingest",
        Map.of("median_ms", Figures.of(minutes).median(), "n", minutes.size()));
    report.goal(
        "class-view-p99",
        Figures.of(List.of(Figures.of(minutes).quantile(0.99))),
        CLASS_VIEW_GOAL_MS,
        "ms");
  }

  private double minuteView(MetricStore store) {
    long started = System.nanoTime();
    long minute = store.rolledUntil().orElseThrow() - MinuteRow.LENGTH_MILLIS;
    double[] sum = new double[1];
    store
        .allMinutes(minute)
        .forEach(row -> MinuteValues.decode(row.values(), slot -> sum[0] += slot.max()));
    return ServerUnderTest.seconds(started) * 1000;
  }

  private double rawView(MetricStore store) {
    long started = System.nanoTime();
    double[] sum = new double[1];
    store
        .allRows(now.get() - MinuteRow.LENGTH_MILLIS, now.get())
        .forEach(row -> SlotValues.decode(row.row().values(), (_, value) -> sum[0] += value));
    return ServerUnderTest.seconds(started) * 1000;
  }

  private static void pause(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Every row that was acknowledged must be there once. */
  private void kills(BenchDatabase database, Jdbi jdbi, IngestLoad load, SampleWriter writer)
      throws IOException, InterruptedException {
    long batches = options.samples() / (IngestLoad.BOTS * IngestLoad.SAMPLES_OF_A_SCRAPE);
    long every = Math.max(1, batches / (options.kills() + 1));
    long from = now.get();
    int killed = 0;
    for (long batch = 1; batch <= batches; batch++) {
      Thread killer = null;
      if (batch % every == 0 && killed < options.kills()) {
        killed++;
        killer = killer(database, random.nextInt(40));
      }
      scrape(load);
      boolean written = writer.flush();
      if (killer != null) {
        killer.join();
        database.restart();
      }
      while (!written || !writer.flush()) {
        written = writer.flush();
      }
    }
    long stored = rows(jdbi, from, "count(*)");
    long distinct = rows(jdbi, from, "count(DISTINCT (source_id, at))");
    long wanted = batches * IngestLoad.BOTS;
    report.line(
        "acknowledged and found",
        Map.of(
            "kills", killed,
            "samples", wanted * IngestLoad.SAMPLES_OF_A_SCRAPE,
            "rows_acknowledged", wanted,
            "rows_found", stored,
            "given_up", writer.givenUp()));
    report.goal(
        "rows-lost",
        Figures.of(List.of((double) Math.abs(wanted - distinct) + writer.givenUp())),
        0,
        "rows");
    report.goal("rows-doubled", Figures.of(List.of((double) (stored - distinct))), 0, "rows");
  }

  private static Thread killer(BenchDatabase database, int afterMillis) {
    return Thread.ofPlatform()
        .start(() -> {
          pause(afterMillis);
          try {
            database.kill();
          } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private static long rows(Jdbi jdbi, long from, String what) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "SELECT %s FROM metric_sample WHERE at > '%s'"
                    .formatted(what, Instant.ofEpochMilli(from)))
            .mapTo(Long.class)
            .one());
  }

  private void size(Jdbi jdbi) {
    long bytes =
        jdbi.withHandle(handle ->
            handle
                .createQuery(
                    """
                    SELECT sum(pg_total_relation_size(inhrelid))::bigint FROM pg_inherits
                    WHERE inhparent = 'metric_sample'::regclass
                    """)
                .mapTo(Long.class)
                .one());
    double samples = rows(jdbi, 0, "count(*)") * (double) IngestLoad.SAMPLES_OF_A_SCRAPE;
    report.line("on disk", Map.of("mib", bytes / 1048576.0, "samples", samples));
    report.goal(
        "bytes-per-sample", Figures.of(List.of(bytes / samples)), BYTES_GOAL, "B with indexes");
  }

  private void drop(MetricStore store, LocalDate day) {
    long started = System.nanoTime();
    store.dropDays(day.plusDays(1), day);
    report.goal(
        "drop-a-day", Figures.of(List.of(ServerUnderTest.seconds(started))), DROP_GOAL_S, "s");
  }
}
