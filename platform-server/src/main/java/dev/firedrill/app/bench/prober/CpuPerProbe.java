package dev.firedrill.app.bench.prober;

import dev.firedrill.app.bench.kit.BenchReport;
import dev.firedrill.app.bench.kit.BenchSite;
import dev.firedrill.app.bench.kit.CpuReading;
import dev.firedrill.app.bench.kit.Figures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * L3: what a probe costs, beside blackbox_exporter and Prometheus that ask the same fleet as often
 * at the same time. What counts as the prober's: all of its work in this JVM (schedule, draw,
 * judge, merge, settle), the share of garbage collection and compiling that falls to it, and the
 * database's work for its results and evidence, which have connections of their own here. Bringing
 * the question to the bot is the chat's work, as it is the wire's and the bot's for blackbox: what
 * the chat and its database did for questions is printed beside, and so is the whole platform with
 * the bots' answers, which are two durable messages for each probe.
 */
final class CpuPerProbe {
  private static final long WARM_UP_SECONDS = 25;
  private static final long ROUND_SECONDS = 10;
  private static final double LEAST_ACHIEVED = 0.99;
  private static final double GOAL_MS = 0.45;
  private static final double GOAL_OF_OTHERS = 0.2;

  private final PlatformUnderTest platform;
  private final FleetProcess fleet;
  private final BenchSite site;
  private final BenchReport report;

  CpuPerProbe(PlatformUnderTest platform, FleetProcess fleet, BenchSite site, BenchReport report) {
    this.platform = platform;
    this.fleet = fleet;
    this.site = site;
    this.report = report;
  }

  void measure(int targets, int rounds) throws IOException, InterruptedException {
    Optional<String> missing = OtherProbers.missing();
    List<Double> millis = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    try (OtherProbers others =
        missing.isEmpty() ? OtherProbers.start(site, fleet, targets) : null) {
      TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
      for (int round = 1; round <= rounds; round++) {
        Map<String, Object> line = new LinkedHashMap<>();
        double ours = round(targets, others, line, ratios);
        millis.add(ours);
        report.line("cpu per probe, round " + round, line);
      }
    }
    report.goal("L3-cpu-per-probe", Figures.of(millis), GOAL_MS, "ms");
    if (missing.isPresent() || ratios.isEmpty()) {
      report.notRun(
          "L3-of-blackbox-and-prometheus",
          GOAL_OF_OTHERS,
          "x of both together",
          missing.orElse("the others never sent 99 % of their probes: the machine was too busy"));
    } else {
      report.goal(
          "L3-of-blackbox-and-prometheus",
          Figures.of(ratios),
          GOAL_OF_OTHERS,
          "x of both together");
    }
  }

  /** The prober's milliseconds for a probe. */
  private double round(
      int targets,
      @org.jspecify.annotations.Nullable OtherProbers others,
      Map<String, Object> line,
      List<Double> ratios)
      throws IOException, InterruptedException {
    try (CpuShares sampling = new CpuShares(site.resolve("prober.jfr"))) {
      long probesBefore = platform.prober().totals().intended();
      long pagesBefore = fleet.pagesRead();
      double othersBefore = others == null ? 0 : others.cpuSeconds();
      CpuReading before = CpuReading.now(platform.jdbi());
      TimeUnit.SECONDS.sleep(ROUND_SECONDS);
      CpuReading.Spent spent = before.until(CpuReading.now(platform.jdbi()));
      double othersSpent = others == null ? 0 : others.cpuSeconds() - othersBefore;
      long pages = fleet.pagesRead() - pagesBefore;
      long probes = platform.prober().totals().intended() - probesBefore;
      CpuShares.Shares shares = sampling.take();
      double perProbe = 1_000.0 / probes;
      double ours =
          (spent.jvm() * shares.own() + spent.of(PlatformUnderTest.CONNECTION)) * perProbe;
      line.put("probes", probes);
      line.put("prober_ms", ours);
      line.put("of_it_jvm_ms", spent.jvm() * shares.own() * perProbe);
      line.put("of_it_database_ms", spent.of(PlatformUnderTest.CONNECTION) * perProbe);
      line.put(
          "chat_for_the_question_ms",
          (spent.jvm() * shares.asking() + spent.of("firedrill-runs")) * perProbe);
      line.put("whole_platform_ms", (spent.jvm() + spent.database()) * perProbe);
      line.put("samples", shares.samples());
      if (others != null && pages > 0) {
        double theirs = othersSpent * 1_000 / pages;
        line.put("others_probes", pages);
        line.put("others_ms", theirs);
        // What was sent too seldom was paid for all the same: a ratio to it would flatter us.
        if (pages >= LEAST_ACHIEVED * targets * ROUND_SECONDS) {
          line.put("ratio", ours / theirs);
          line.put("whole_platform_ratio", (spent.jvm() + spent.database()) * perProbe / theirs);
          ratios.add(ours / theirs);
        }
      }
      return ours;
    }
  }
}
