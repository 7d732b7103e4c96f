package dev.firedrill.app.bench.process;

import dev.firedrill.app.bench.kit.BenchOptions;
import dev.firedrill.app.bench.kit.BenchReport;
import dev.firedrill.app.bench.kit.BenchSite;
import dev.firedrill.app.bench.kit.Figures;
import dev.firedrill.app.bench.kit.Fleet;
import dev.firedrill.app.bench.kit.PlatformClient;
import dev.firedrill.app.bench.kit.ProcessReading;
import dev.firedrill.app.bench.kit.ServerUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What a bot costs while nobody writes to it: with a start-up cache, without one in the same run,
 * and as one of forty on this machine.
 */
public final class BotFootprint {
  private static final double RSS_GOAL = 75;
  private static final double CPU_GOAL = 0.65;
  private static final double CACHE_GOAL = 0.6;
  private static final double IDLE_GOAL = 1;
  private static final int FEW = 6;
  private static final int MANY = 40;
  private static final long CONNECT_SECONDS = 240;
  private static final long SETTLE_SECONDS = 20;
  private static final long IDLE_SECONDS = 30;

  private final BenchOptions options;
  private final BenchSite site;
  private final BenchReport report;

  public BotFootprint(BenchOptions options, BenchSite site, BenchReport report) {
    this.options = options;
    this.site = site;
    this.report = report;
  }

  private record Cost(List<Double> cpuToConnected, List<Double> rss) {}

  public void measure() throws IOException, InterruptedException {
    List<Double> cpu = new ArrayList<>();
    List<Double> rss = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    Path noCaches = Files.createDirectories(site.resolve("no-caches"));
    for (int round = 1; round <= Math.min(options.rounds(), 3); round++) {
      Cost cached = few(round, "with a start-up cache", List.of());
      Cost bare = few(round, "without", List.of("--cache", noCaches.toString()));
      cpu.addAll(cached.cpuToConnected());
      rss.addAll(cached.rss());
      ratios.add(
          Figures.of(cached.cpuToConnected()).median()
              / Figures.of(bare.cpuToConnected()).median());
    }
    report.goal("bot-rss-idle", Figures.of(rss), RSS_GOAL, "MiB");
    report.goal("bot-cpu-to-connected", Figures.of(cpu), CPU_GOAL, "CPU-s");
    report.goal("bot-cpu-cache-vs-none", Figures.of(ratios), CACHE_GOAL, "ratio");
    many();
  }

  private Cost few(int round, String variant, List<String> words)
      throws IOException, InterruptedException {
    Path data = site.resolve("bots-%d-%s".formatted(round, variant.replace(' ', '-')));
    ServerUnderTest server = start(data, FEW, words);
    try {
      BotRace.Result race = new PlatformRace(data).run(server, FEW);
      TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
      List<Double> rss = new ArrayList<>();
      List<Double> pss = new ArrayList<>();
      for (long pid : server.bots()) {
        ProcessReading reading = ProcessReading.of(pid);
        rss.add(reading.rssMebibytes());
        pss.add(reading.pssMebibytes());
      }
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("round", round);
      line.put("connected_s", race.seconds());
      line.put("cpu_s", race.cpuSeconds());
      line.put("idle_rss_mib", rss);
      line.put("idle_pss_mib", pss);
      report.line("six bots " + variant, line);
      return new Cost(race.cpuSeconds(), rss);
    } finally {
      server.stop();
    }
  }

  private void many() throws IOException, InterruptedException {
    long started = System.nanoTime();
    ServerUnderTest server = start(site.resolve("forty"), MANY, List.of());
    try (PlatformClient instructor = server.instructor()) {
      Fleet.awaitConnected(instructor, MANY, CONNECT_SECONDS);
      double connected = ServerUnderTest.seconds(started);
      TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
      List<Long> pids = server.bots();
      List<Double> before = new ArrayList<>();
      for (long pid : pids) {
        before.add(ProcessReading.cpuSeconds(pid));
      }
      long measuring = System.nanoTime();
      TimeUnit.SECONDS.sleep(IDLE_SECONDS);
      double seconds = ServerUnderTest.seconds(measuring);
      List<Double> percents = new ArrayList<>();
      double rss = 0;
      double pss = 0;
      for (int i = 0; i < pids.size(); i++) {
        ProcessReading reading = ProcessReading.of(pids.get(i));
        percents.add((reading.cpuSeconds() - before.get(i)) / seconds * 100);
        rss += reading.rssMebibytes();
        pss += reading.pssMebibytes();
      }
      Fleet.awaitConnected(instructor, MANY, 1);
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("connected_s", connected);
      line.put("bots", pids.size());
      line.put("idle_cpu_percent_each", percents);
      line.put("rss_mib_all", rss);
      line.put("pss_mib_all", pss);
      report.line("forty bots", line);
      report.goal(
          "forty-bots-missing", Figures.of(List.of((double) MANY - pids.size())), 0, "bots");
      report.goal(
          "bot-idle-cpu-worst",
          Figures.of(List.of(Figures.of(percents).max())),
          IDLE_GOAL,
          "% of a core");
    } finally {
      server.stop();
    }
  }

  private ServerUnderTest start(Path data, int bots, List<String> words)
      throws IOException, InterruptedException {
    List<String> all =
        new ArrayList<>(List.of("--teams", Integer.toString(bots / 2), "--users-every", "off"));
    all.addAll(words);
    return ServerUnderTest.start(options, site, data, all);
  }
}
