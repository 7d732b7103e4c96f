package dev.firedrill.app.bench.process;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.app.bench.kit.BenchOptions;
import dev.firedrill.app.bench.kit.BenchReport;
import dev.firedrill.app.bench.kit.BenchSite;
import dev.firedrill.app.bench.kit.Figures;
import dev.firedrill.app.bench.kit.Fleet;
import dev.firedrill.app.bench.kit.PlatformClient;
import dev.firedrill.app.bench.kit.ProcessReading;
import dev.firedrill.app.bench.kit.ServerUnderTest;
import dev.firedrill.app.config.PlatformConfiguration;
import dev.firedrill.app.config.TrafficConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What the platform takes while three teams' bots answer their synthetic users. */
public final class FootprintBench {
  private static final double RSS_GOAL = 400;
  private static final double CPU_GOAL = 5;
  private static final long CONNECT_SECONDS = 120;
  private static final long WARM_UP_SECONDS = 60;
  private static final int SLICES = 3;
  private static final long SLICE_SECONDS = 10;

  /** Answers of the last messages of the window are still counted. */
  private static final long LAST_ANSWERS_SECONDS = 12;

  private static final double LEAST_ACHIEVED = 0.99;

  private final BenchOptions options;
  private final BenchSite site;
  private final BenchReport report;
  private final Path data;

  public FootprintBench(BenchOptions options, BenchSite site, BenchReport report) {
    this.options = options;
    this.site = site;
    this.report = report;
    this.data = site.resolve("data");
  }

  /** By process; what is neither the server nor a bot is PostgreSQL. */
  private record Sample(
      ProcessReading server, Map<Long, ProcessReading> bots, Map<Long, ProcessReading> postgres) {}

  public void measure() throws IOException, InterruptedException {
    ServerUnderTest server = ServerUnderTest.start(options, site, data);
    try (PlatformClient instructor = server.instructor()) {
      Fleet.awaitConnected(instructor, 2 * BenchOptions.TEAMS, CONNECT_SECONDS);
      TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
      Instant from = Instant.now();
      long started = System.nanoTime();
      List<Double> serverCpu = new ArrayList<>();
      List<Double> serverRss = new ArrayList<>();
      Sample before = sample(server);
      for (int slice = 1; slice <= SLICES; slice++) {
        long sliceStarted = System.nanoTime();
        TimeUnit.SECONDS.sleep(SLICE_SECONDS);
        double seconds = ServerUnderTest.seconds(sliceStarted);
        Sample after = sample(server);
        serverCpu.add(percent(before.server(), after.server(), seconds));
        serverRss.add(after.server().rssMebibytes());
        print(slice, before, after, seconds);
        before = after;
      }
      double window = ServerUnderTest.seconds(started);
      TimeUnit.SECONDS.sleep(LAST_ANSWERS_SECONDS);
      double achieved = traffic(instructor, from, window);
      report.line("data directory", Map.of("mib", mebibytes(data)));
      report.goal("server-rss", Figures.of(serverRss), RSS_GOAL, "MiB");
      if (achieved < LEAST_ACHIEVED) {
        report.notRun(
            "server-cpu",
            CPU_GOAL,
            "% of a core",
            "only %.1f %% of the intended traffic was sent".formatted(achieved * 100));
      } else {
        report.goal("server-cpu", Figures.of(serverCpu), CPU_GOAL, "% of a core");
      }
    } finally {
      server.stop();
    }
  }

  private void print(int slice, Sample before, Sample after, double seconds) {
    Collection<ProcessReading> bots = after.bots().values();
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("slice", slice);
    line.put("seconds", seconds);
    line.put("server_cpu_percent", percent(before.server(), after.server(), seconds));
    line.put("server_rss_mib", after.server().rssMebibytes());
    line.put("server_pss_mib", after.server().pssMebibytes());
    line.put("bot_cpu_percent", percents(before.bots(), after.bots(), seconds));
    line.put("bot_rss_mib", bots.stream().map(ProcessReading::rssMebibytes).toList());
    line.put("bot_pss_mib", bots.stream().map(ProcessReading::pssMebibytes).toList());
    line.put(
        "postgres_pss_mib",
        after.postgres().values().stream().mapToDouble(ProcessReading::pssMebibytes).sum());
    line.put(
        "postgres_cpu_percent",
        percents(before.postgres(), after.postgres(), seconds).stream()
            .mapToDouble(Double::doubleValue)
            .sum());
    report.line("footprint", line);
  }

  /** Of those that were there at both times. */
  private static List<Double> percents(
      Map<Long, ProcessReading> before, Map<Long, ProcessReading> after, double seconds) {
    List<Double> percents = new ArrayList<>();
    after.forEach((pid, reading) -> {
      ProcessReading earlier = before.get(pid);
      if (earlier != null) {
        percents.add(percent(earlier, reading, seconds));
      }
    });
    return percents;
  }

  private Sample sample(ServerUnderTest server) throws IOException {
    List<Long> pids = server.bots();
    Map<Long, ProcessReading> bots = new TreeMap<>();
    for (long bot : pids) {
      bots.put(bot, ProcessReading.of(bot));
    }
    Map<Long, ProcessReading> postgres = new TreeMap<>();
    for (long pid : server.descendants()) {
      if (!bots.containsKey(pid)) {
        try {
          postgres.put(pid, ProcessReading.of(pid));
        } catch (NoSuchFileException ended) {
          // PostgreSQL's short-lived workers come and go.
        }
      }
    }
    return new Sample(ProcessReading.of(server.pid()), bots, postgres);
  }

  private static double percent(ProcessReading before, ProcessReading after, double seconds) {
    return (after.cpuSeconds() - before.cpuSeconds()) / seconds * 100;
  }

  /** The share of the intended messages that were sent; prints both, and how many were answered. */
  private double traffic(PlatformClient instructor, Instant from, double seconds)
      throws IOException, InterruptedException {
    TrafficConfiguration traffic = new PlatformConfiguration().getTraffic();
    // Whole ticks: the window begins anywhere between two of them.
    double intended =
        BenchOptions.TEAMS
            * (Math.floor(seconds * 1e9 / traffic.production().toNanos())
                + Math.floor(seconds * 1e9 / traffic.staging().toNanos()));
    Instant to = from.plusNanos((long) (seconds * 1e9));
    long total = 0;
    long good = 0;
    for (JsonNode team : instructor.get("/teams").path("items")) {
      for (String environment : List.of("PRODUCTION", "STAGING")) {
        String path =
            "/teams/%s/sli?environment=%s&window=PT5M"
                .formatted(team.path("slug").asText(), environment);
        for (JsonNode point : instructor.get(path).path("points")) {
          Instant at = Instant.parse(point.path("at").asText());
          if (!at.isBefore(from) && at.isBefore(to)) {
            total += point.path("total").asLong();
            good += point.path("good").asLong();
          }
        }
      }
    }
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("intended", intended);
    line.put("sent", total);
    line.put("good", good);
    line.put("achieved", total / intended);
    report.line("traffic", line);
    return total / intended;
  }

  private static double mebibytes(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      long bytes = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.exists(file) ? Files.size(file) : 0;
      }
      return bytes / 1024.0 / 1024.0;
    }
  }
}
