package dev.firedrill.app.bench.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.app.bench.kit.BenchOptions;
import dev.firedrill.app.bench.kit.BenchReport;
import dev.firedrill.app.bench.kit.BenchSite;
import dev.firedrill.app.bench.kit.Figures;
import dev.firedrill.app.bench.kit.Fleet;
import dev.firedrill.app.bench.kit.PlatformClient;
import dev.firedrill.app.bench.kit.ProcessReading;
import dev.firedrill.app.bench.kit.ServerUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Rolling deployments of a production bot that is being talked to: every message must be answered
 * exactly once. The rival is how such a bot is restarted without a platform, on the same server in
 * the same run: its process is told to end, and is started again when it is gone.
 */
public final class DeployBench {
  private static final String TEAM = "otter";
  private static final String DEPLOYMENTS =
      "/teams/" + TEAM + "/deployments?environment=PRODUCTION&limit=1";
  private static final List<String> BUSY = List.of("--teams", "1", "--users-every", "100ms");
  private static final double EFFECTIVE_GOAL_SECONDS = 15;
  private static final long CONNECT_SECONDS = 120;
  private static final long DEPLOY_SECONDS = 90;
  private static final long WARM_UP_SECONDS = 15;
  private static final long BETWEEN_SECONDS = 6;

  /** The patience of users, and a little: what comes later is no answer any more. */
  private static final long LAST_ANSWERS_SECONDS = 12;

  private final BenchOptions options;
  private final BenchSite site;
  private final BenchReport report;

  public DeployBench(BenchOptions options, BenchSite site, BenchReport report) {
    this.options = options;
    this.site = site;
    this.report = report;
  }

  public void measure() throws IOException, InterruptedException {
    Path data = site.resolve("data");
    ServerUnderTest server = ServerUnderTest.start(options, site, data, BUSY);
    try (PlatformClient student = server.as("student-" + TEAM)) {
      Fleet.awaitConnected(student, 2, CONNECT_SECONDS);
      TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
      List<Double> effective = new ArrayList<>();
      UserRecord rolling =
          observed(student, () -> effective.add(deploy(student, effective.size() + 1)));
      UserRecord rival = observed(student, () -> endProcess(server, student));
      print("rolling deployments", rolling);
      print("process ended and started again", rival);
      double wrong = rolling.notAnsweredOnce().size();
      report.goal("not-answered-exactly-once", Figures.of(List.of(wrong)), 0, "messages");
      report.goal("requested-to-effective", Figures.of(effective), EFFECTIVE_GOAL_SECONDS, "s");
    } finally {
      server.stop();
    }
  }

  private interface Step {
    void run() throws IOException, InterruptedException;
  }

  /** Does the step once a round under traffic and gives what users saw of it all. */
  private UserRecord observed(PlatformClient student, Step step)
      throws IOException, InterruptedException {
    Instant from = Instant.now();
    for (int round = 1; round <= options.rounds(); round++) {
      TimeUnit.SECONDS.sleep(BETWEEN_SECONDS);
      step.run();
    }
    TimeUnit.SECONDS.sleep(BETWEEN_SECONDS);
    Instant to = Instant.now();
    TimeUnit.SECONDS.sleep(LAST_ANSWERS_SECONDS);
    return UserRecord.read(student, TEAM, from, to);
  }

  /** A rolling restart from the request until it is effective, in seconds. */
  private double deploy(PlatformClient student, int round)
      throws IOException, InterruptedException {
    long started = System.nanoTime();
    long before = student.get(DEPLOYMENTS).path("items").path(0).path("number").asLong();
    student.post("/teams/" + TEAM + "/bots/PRODUCTION/restart", Map.of());
    while (true) {
      JsonNode newest = student.get(DEPLOYMENTS).path("items").path(0);
      String state = newest.path("state").asText();
      if (newest.path("number").asLong() > before && state.equals("EFFECTIVE")) {
        double seconds = ServerUnderTest.seconds(started);
        report.line("deployment", Map.of("round", round, "effective_s", seconds));
        return seconds;
      }
      if (state.equals("FAILED") || ServerUnderTest.seconds(started) > DEPLOY_SECONDS) {
        throw new IOException("a deployment did not become effective: " + newest);
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private void endProcess(ServerUnderTest server, PlatformClient student)
      throws IOException, InterruptedException {
    List<Long> production = new ArrayList<>();
    for (long pid : server.bots()) {
      if ("production".equals(ProcessReading.environment(pid).get("BOT_ENVIRONMENT"))) {
        production.add(pid);
      }
    }
    BenchSite.signal("TERM", production);
    TimeUnit.SECONDS.sleep(1);
    Fleet.awaitConnected(student, 2, CONNECT_SECONDS);
  }

  private void print(String what, UserRecord record) {
    List<Double> latencies = record.latencies();
    Figures figures = Figures.of(latencies);
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("asked", record.size());
    line.put("answered_once", record.answered(1));
    line.put("unanswered", record.answered(0));
    line.put("answered_more_than_once", record.size() - record.answered(1) - record.answered(0));
    line.put("median_ms", figures.median());
    line.put("p99_ms", figures.quantile(0.99));
    line.put("max_ms", figures.max());
    line.put(
        "wrong",
        record.notAnsweredOnce().stream().limit(5).map(UserRecord.Question::toString).toList());
    report.line(what, line);
  }
}
