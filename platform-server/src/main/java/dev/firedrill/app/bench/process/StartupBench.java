package dev.firedrill.app.bench.process;

import dev.firedrill.app.bench.kit.BenchOptions;
import dev.firedrill.app.bench.kit.BenchReport;
import dev.firedrill.app.bench.kit.BenchSite;
import dev.firedrill.app.bench.kit.Figures;
import dev.firedrill.app.bench.kit.ProcessReading;
import dev.firedrill.app.bench.kit.ServerUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * From start to ready, and six bots from asked to connected beside the same six JVMs started
 * without the platform's doing: same jar, flags, cache, environment and gateway. While these raw
 * ones start, the platform's own bots are frozen, so that they take no processor time.
 */
public final class StartupBench {
  private static final double READY_GOAL = 3;
  private static final double FIRST_START_GOAL = 15;
  private static final double RATIO_GOAL = 1.2;
  private static final double BOT_CPU_GOAL = 0.8;
  private static final double BOT_RSS_GOAL = 85;
  private static final long SETTLE_MILLIS = 1_000;

  private final BenchOptions options;
  private final BenchSite site;
  private final BenchReport report;
  private final Path data;
  private final List<Double> ready = new ArrayList<>();
  private final List<Double> ratios = new ArrayList<>();
  private final List<Double> cpu = new ArrayList<>();
  private final List<Double> rss = new ArrayList<>();

  public StartupBench(BenchOptions options, BenchSite site, BenchReport report) {
    this.options = options;
    this.site = site;
    this.report = report;
    this.data = site.resolve("data");
  }

  public void measure() throws IOException, InterruptedException {
    ServerUnderTest first = ServerUnderTest.start(options, site, data);
    report.line("first start", Map.of("ready_s", first.readySeconds()));
    new PlatformRace(data).run(first, BenchOptions.TEAMS);
    first.stop();
    for (int round = 1; round <= options.rounds(); round++) {
      ServerUnderTest server = ServerUnderTest.start(options, site, data);
      ready.add(server.readySeconds());
      report.line("server start", Map.of("round", round, "ready_s", server.readySeconds()));
      pair(round, server);
      server.stop();
    }
    report.goal("first-start", Figures.of(List.of(first.readySeconds())), FIRST_START_GOAL, "s");
    report.goal("server-ready", Figures.of(ready), READY_GOAL, "s");
    report.goal("bots-connected-vs-raw", Figures.of(ratios), RATIO_GOAL, "ratio");
    report.goal("bot-cpu-to-connected", Figures.of(cpu), BOT_CPU_GOAL, "CPU-s");
    report.goal("bot-rss-at-connected", Figures.of(rss), BOT_RSS_GOAL, "MiB");
  }

  private void pair(int round, ServerUnderTest server) throws IOException, InterruptedException {
    double platform =
        printed(round, "platform", new PlatformRace(data).run(server, BenchOptions.TEAMS));
    List<Long> frozen = server.bots();
    List<Map<String, String>> environments = new ArrayList<>();
    for (long pid : frozen) {
      environments.add(ProcessReading.environment(pid));
    }
    List<String> command = ProcessReading.command(frozen.getFirst());
    TimeUnit.MILLISECONDS.sleep(SETTLE_MILLIS);
    BenchSite.signal("STOP", frozen);
    double raw;
    try {
      raw = printed(round, "raw", rawBots(round, command, environments));
    } finally {
      BenchSite.signal("CONT", frozen);
    }
    ratios.add(platform / raw);
    report.line("pair", Map.of("round", round, "ratio", platform / raw));
  }

  private BotRace.Result rawBots(
      int round, List<String> command, List<Map<String, String>> environments)
      throws IOException, InterruptedException {
    Path directory = Files.createDirectories(site.resolve("raw-" + round));
    List<Process> processes = new ArrayList<>();
    try {
      Instant asked = Instant.now();
      List<BotRace.Runner> runners = new ArrayList<>();
      for (Map<String, String> given : environments) {
        Map<String, String> environment = new LinkedHashMap<>(given);
        Path own = directory.resolve("bot-" + processes.size());
        environment.put("DATA_DIR", own.toString());
        Path log = directory.resolve("bot-" + processes.size() + ".log");
        Process process = site.start(command, environment, log);
        processes.add(process);
        runners.add(new BotRace.Runner(process.pid(), log));
      }
      List<BotRace.Arrival> arrivals = new BotRace().await(runners, asked);
      return new BotRace.Result(BotRace.seconds(asked, arrivals), arrivals);
    } finally {
      BenchSite.end(processes);
    }
  }

  private double printed(int round, String variant, BotRace.Result race) {
    List<Double> cpuSeconds =
        race.arrivals().stream().map(arrival -> arrival.used().cpuSeconds()).toList();
    List<Double> memory =
        race.arrivals().stream().map(arrival -> arrival.used().rssMebibytes()).toList();
    if (variant.equals("platform")) {
      cpu.addAll(cpuSeconds);
      rss.addAll(memory);
    }
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("round", round);
    line.put("variant", variant);
    line.put("connected_s", race.seconds());
    line.put("bot_cpu_s", cpuSeconds);
    line.put("bot_rss_mib", memory);
    report.line("six bots", line);
    return race.seconds();
  }
}
