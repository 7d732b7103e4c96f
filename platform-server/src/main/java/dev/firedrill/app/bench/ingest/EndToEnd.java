package dev.firedrill.app.bench.ingest;

import dev.firedrill.app.bench.fleet.MetricFleet;
import dev.firedrill.app.bench.kit.BenchReport;
import dev.firedrill.app.bench.kit.BenchSite;
import dev.firedrill.app.bench.kit.CpuReading;
import dev.firedrill.app.bench.kit.Figures;
import dev.firedrill.bot.InstanceId;
import dev.firedrill.kernel.IdSource;
import dev.firedrill.kernel.persistence.KernelPersistence;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.telemetry.http.HttpMetricsFetch;
import dev.firedrill.telemetry.metrics.MetricMemory;
import dev.firedrill.telemetry.metrics.MetricStore;
import dev.firedrill.telemetry.metrics.SampleWriter;
import dev.firedrill.telemetry.metrics.scrape.Scraper;
import dev.firedrill.telemetry.persistence.TelemetryPersistence;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Jdbi;

/**
 * From the request for a bot's page until its samples are durable, as fast as it goes: the
 * platform's scraper with its HTTP client, each bot in a virtual thread as in {@code ScrapeLoop}.
 */
final class EndToEnd {
  private static final int ROUNDS = 3;
  private static final int WARM_UP_PASSES = 3;

  /** Three million samples, as many as performance.md 3 measured its floor with. */
  private static final int PASSES = 36;

  private static final int AT_ONCE = 100;
  private static final double COPY_GOAL = 0.35;
  private static final double SCRAPE_SECONDS = 5;

  /** What a scrape adds of its own: up, duration, scraped, dropped. */
  private static final int SAMPLES = MetricFleet.SAMPLES + 4;

  private final BenchSite site;
  private final BenchReport report;
  private final AtomicLong now;
  private final Map<CopyFloor.Layout, List<Double>> ratios = new EnumMap<>(CopyFloor.Layout.class);

  EndToEnd(BenchSite site, BenchReport report, AtomicLong now) {
    this.site = site;
    this.report = report;
    this.now = now;
  }

  /** With the staging bots of those teams, which nobody scraped before. */
  void measure(Jdbi jdbi, List<TeamEnvironment> teams, IdSource ids)
      throws IOException, InterruptedException, SQLException {
    List<TeamEnvironment> bots =
        teams.stream()
            .map(bot -> new TeamEnvironment(bot.team(), EnvironmentName.STAGING))
            .toList();
    InstantSource clock = () -> Instant.ofEpochMilli(now.get());
    MetricFleet fleet = MetricFleet.start(site, bots, clock.instant());
    MetricStore store = TelemetryPersistence.metrics(jdbi);
    MetricMemory memory = new MetricMemory(store, clock);
    SampleWriter writer = new SampleWriter(memory, store, ids);
    // Reads what is known of them over the one connection, which then is the writer's alone.
    bots.forEach(memory::of);
    try {
      Scraper scraper =
          new Scraper(
              fleet,
              fleet,
              new HttpMetricsFetch(),
              memory,
              KernelPersistence.domainEvents(jdbi),
              clock,
              System::nanoTime);
      double _ = Writing.secondsUntilDurable(writer, () -> scrape(scraper, WARM_UP_PASSES));
      for (int round = 1; round <= ROUNDS; round++) {
        round(round, jdbi, scraper, writer, bots.size());
      }
      report.atLeast(
          "scrape-to-durable-of-copy-floor",
          Figures.of(ratios.getOrDefault(CopyFloor.Layout.WIDE, List.of())),
          COPY_GOAL,
          "of one COPY as performance.md 3 defines it: wide rows of ten, key (team, ts), text");
      ratios.forEach((layout, all) ->
          report.line(
              "scrape to durable, of one COPY " + layout.word(),
              Map.of("median", Figures.of(all).median(), "all", all)));
      long failed = bots.stream().filter(bot -> !scraper.of(bot).up()).count();
      report.goal("bots-not-scraped", Figures.of(List.of((double) failed)), 0, "bots");
    } finally {
      BenchSite.end(List.of(fleet.process()));
    }
  }

  private void round(int number, Jdbi jdbi, Scraper scraper, SampleWriter writer, int bots)
      throws IOException, SQLException {
    long from = now.get();
    CpuReading before = CpuReading.now(jdbi);
    double ours = Writing.secondsUntilDurable(writer, () -> scrape(scraper, PASSES));
    CpuReading.Spent spent = before.until(CpuReading.now(jdbi));
    Map<CopyFloor.Layout, Double> floors = CopyFloor.seconds(jdbi, from, now.get());
    double scrapes = (double) PASSES * bots;
    double samples = scrapes * SAMPLES;
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("samples", samples);
    line.put("ours_samples_per_s", samples / ours);
    floors.forEach((layout, seconds) -> {
      line.put(layout.word() + "_floor_samples_per_s", samples / seconds);
      line.put("of_" + layout.word() + "_floor", seconds / ours);
      ratios.computeIfAbsent(layout, _ -> new ArrayList<>()).add(seconds / ours);
    });
    line.put("scraper_cpu_ms_per_scrape", spent.jvm() * 1_000 / scrapes);
    line.put("database_cpu_ms_per_scrape", spent.database() * 1_000 / scrapes);
    line.put(
        "scraper_cores_for_1000_bots_every_5_s", spent.jvm() / scrapes * 1_000 / SCRAPE_SECONDS);
    report.line("scrape to durable and floors, round " + number, line);
  }

  /** Each pass is a second; a bot is asked again only when all have answered. */
  private void scrape(Scraper scraper, int passes) {
    Map<TeamEnvironment, List<InstanceId>> targets = scraper.targets();
    Semaphore free = new Semaphore(AT_ONCE);
    for (int pass = 0; pass < passes; pass++) {
      now.addAndGet(1_000);
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        targets.forEach((bot, instances) -> {
          free.acquireUninterruptibly();
          threads.execute(() -> {
            try {
              scraper.scrape(bot, instances);
            } finally {
              free.release();
            }
          });
        });
      }
    }
  }
}
