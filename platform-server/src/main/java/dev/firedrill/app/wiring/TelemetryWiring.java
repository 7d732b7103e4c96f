package dev.firedrill.app.wiring;

import dev.firedrill.app.config.TelemetryConfiguration;
import dev.firedrill.bot.BotRuntime;
import dev.firedrill.bot.Bots;
import dev.firedrill.chaos.probe.TeamNumbers;
import dev.firedrill.telemetry.Logs;
import dev.firedrill.telemetry.Metrics;
import dev.firedrill.telemetry.api.TelemetryRoutes;
import dev.firedrill.telemetry.api.dashboard.DashboardResource;
import dev.firedrill.telemetry.api.logs.LogResource;
import dev.firedrill.telemetry.api.metrics.MetricsResource;
import dev.firedrill.telemetry.api.prometheus.PrometheusAbsences;
import dev.firedrill.telemetry.api.prometheus.PrometheusResource;
import dev.firedrill.telemetry.blackout.BlackoutBoard;
import dev.firedrill.telemetry.blackout.Blackouts;
import dev.firedrill.telemetry.dashboard.DashboardDesk;
import dev.firedrill.telemetry.http.HttpMetricsFetch;
import dev.firedrill.telemetry.logs.LogCollector;
import dev.firedrill.telemetry.logs.LogLoop;
import dev.firedrill.telemetry.logs.LogStore;
import dev.firedrill.telemetry.logs.StoredLogs;
import dev.firedrill.telemetry.metrics.MetricMemory;
import dev.firedrill.telemetry.metrics.MetricRetention;
import dev.firedrill.telemetry.metrics.MetricStore;
import dev.firedrill.telemetry.metrics.MinuteRoller;
import dev.firedrill.telemetry.metrics.SampleWriter;
import dev.firedrill.telemetry.metrics.StoredMetrics;
import dev.firedrill.telemetry.metrics.scrape.MetricUpkeep;
import dev.firedrill.telemetry.metrics.scrape.ScrapeLoop;
import dev.firedrill.telemetry.metrics.scrape.Scraper;
import dev.firedrill.telemetry.persistence.TelemetryPersistence;
import dev.firedrill.telemetry.query.Expressions;
import dev.firedrill.telemetry.query.PromQl;
import dev.firedrill.web.WebJson;
import java.util.List;

/** Metrics and logs of bots. */
record TelemetryWiring(
    Metrics metrics,
    Expressions expressions,
    TeamNumbers numbers,
    Logs logs,
    Blackouts blackouts,
    List<Object> resources) {
  static TelemetryWiring on(Foundation f, BotRuntime runtime, Bots bots) {
    TelemetryConfiguration configuration = f.configuration().getTelemetry();
    MetricStore store = TelemetryPersistence.metrics(f.jdbi());
    MetricMemory memory = new MetricMemory(store, f.clock());
    MetricRetention retention =
        new MetricRetention(
            store, configuration.sampleDays(), configuration.minuteDays(), f.clock());
    StoredMetrics metrics = new StoredMetrics(memory, store, retention);
    Blackouts blackouts = TelemetryPersistence.blackouts(f.jdbi(), f.clock());
    Scraper scraper =
        new Scraper(
            runtime,
            bots,
            new HttpMetricsFetch(),
            memory,
            f.events(),
            f.clock(),
            System::nanoTime,
            new BlackoutBoard(blackouts, f.clock(), f.random())::hides);
    f.backgrounds()
        .add(
            "metric upkeep",
            new MetricUpkeep(
                new SampleWriter(memory, store, f.ids()),
                new MinuteRoller(store, f.clock()),
                retention));
    f.backgrounds().add("scraper", new ScrapeLoop(scraper, configuration.scrapeInterval()));
    PromQl promQl = new PromQl(metrics);
    TelemetryRoutes routes = new TelemetryRoutes(f.access());
    LogStore lines = TelemetryPersistence.logs(f.jdbi());
    f.backgrounds()
        .add(
            "logs",
            new LogLoop(
                new LogCollector(
                    bots, runtime, lines, f.events(), f.clock(), configuration.logDays())));
    Logs logs = new StoredLogs(lines);
    return new TelemetryWiring(
        metrics,
        promQl,
        new NumbersOfTeams(metrics, f.teams()),
        logs,
        blackouts,
        List.of(
            new MetricsResource(routes, metrics, scraper, promQl, f.clock()),
            new PrometheusResource(routes, metrics, metrics, promQl, f.clock()),
            new PrometheusAbsences(routes),
            new LogResource(routes, logs, WebJson.mapper(), f.clock()),
            new DashboardResource(
                routes,
                new DashboardDesk(
                    TelemetryPersistence.dashboards(f.jdbi()), promQl, f.ids(), f.clock()),
                f.teams())));
  }
}
