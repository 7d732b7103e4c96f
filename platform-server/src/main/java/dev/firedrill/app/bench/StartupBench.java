package dev.firedrill.app.bench;

import com.fasterxml.jackson.databind.JsonNode;
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
final class StartupBench {
  private static final double READY_GOAL = 3;
  private static final double FIRST_START_GOAL = 15;
  private static final double RATIO_GOAL = 1.2;
  private static final double BOT_CPU_GOAL = 0.8;
  private static final double BOT_RSS_GOAL = 85;
  private static final double ASKED_SECONDS = 10;
  private static final long SETTLE_MILLIS = 1_000;

  private final BenchOptions options;
  private final BenchSite site;
  private final BenchReport report;
  private final Path data;
  private final List<Double> ready = new ArrayList<>();
  private final List<Double> ratios = new ArrayList<>();
  private final List<Double> cpu = new ArrayList<>();
  private final List<Double> rss = new ArrayList<>();

  StartupBench(BenchOptions options, BenchSite site, BenchReport report) {
    this.options = options;
    this.site = site;
    this.report = report;
    this.data = site.resolve("data");
  }

  void measure() throws IOException, InterruptedException {
    ServerUnderTest first = ServerUnderTest.start(options, site, data);
    report.line("first start", Map.of("ready_s", first.readySeconds()));
    platformsBots(first);
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
    double platform = printed(round, "platform", platformsBots(server));
    List<Long> frozen = server.bots(options.botJar());
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

  private record Race(double seconds, List<BotRace.Arrival> arrivals) {}

  private Race platformsBots(ServerUnderTest server) throws IOException, InterruptedException {
    Instant asked = askedAt(server);
    int wanted = 2 * BenchOptions.TEAMS;
    List<Long> pids = server.bots(options.botJar());
    while (pids.size() < wanted) {
      TimeUnit.MILLISECONDS.sleep(10);
      pids = server.bots(options.botJar());
    }
    List<BotRace.Runner> runners = new ArrayList<>();
    for (long pid : pids) {
      Map<String, String> environment = ProcessReading.environment(pid);
      String name = environment.get("BOT_TEAM") + "-" + environment.get("BOT_ENVIRONMENT");
      runners.add(new BotRace.Runner(pid, data.resolve("bots").resolve(name).resolve("bot.log")));
    }
    List<BotRace.Arrival> arrivals = new BotRace().await(runners, asked);
    return new Race(BotRace.seconds(asked, arrivals), arrivals);
  }

  /**
   * The supervisor notes when it asked for each process, which is about when the server is ready.
   */
  private static Instant askedAt(ServerUnderTest server) throws IOException, InterruptedException {
    Instant earliest = Instant.MAX;
    int asked = 0;
    long looking = System.nanoTime();
    try (PlatformClient instructor = server.instructor()) {
      while (asked < 2 * BenchOptions.TEAMS && ServerUnderTest.seconds(looking) < ASKED_SECONDS) {
        asked = 0;
        for (JsonNode team : instructor.get("/teams").path("items")) {
          for (JsonNode bot : team.path("bots")) {
            Instant since = Instant.parse(bot.path("since").asText());
            // What it says of the time before this start is left from the last one.
            if (since.isBefore(server.startedAt())) {
              continue;
            }
            boolean starting = "STARTING".equals(bot.path("observed").asText());
            asked += starting || "CONNECTED".equals(bot.path("observed").asText()) ? 1 : 0;
            earliest = starting && since.isBefore(earliest) ? since : earliest;
          }
        }
      }
    }
    if (earliest.equals(Instant.MAX)) {
      throw new IOException("no bot was seen starting after the server was ready");
    }
    return earliest;
  }

  private Race rawBots(int round, List<String> command, List<Map<String, String>> environments)
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
      return new Race(BotRace.seconds(asked, arrivals), arrivals);
    } finally {
      BenchSite.end(processes);
    }
  }

  private double printed(int round, String variant, Race race) {
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
