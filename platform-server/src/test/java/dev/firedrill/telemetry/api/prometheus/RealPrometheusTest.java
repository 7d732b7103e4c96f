package dev.firedrill.telemetry.api.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.firedrill.course.Person;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.telemetry.api.TelemetryRoutes;
import dev.firedrill.telemetry.metrics.MetricMemory;
import dev.firedrill.telemetry.metrics.MetricRetention;
import dev.firedrill.telemetry.metrics.MetricStore;
import dev.firedrill.telemetry.metrics.StoredMetrics;
import dev.firedrill.telemetry.metrics.scrape.BotScrape;
import dev.firedrill.telemetry.metrics.scrape.MetricsFetch;
import dev.firedrill.telemetry.persistence.TelemetryPersistence;
import dev.firedrill.telemetry.query.PromQl;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.web.testing.Caller;
import dev.firedrill.web.testing.ResourceHarness;
import dev.firedrill.web.testing.Who;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Debian's Prometheus gets the samples that {@code /federate} gives and must compute from them what
 * the platform computes. The scrapes of some minutes are kept as OpenMetrics and made a block by
 * {@code promtool}, so that nobody waits for minutes to pass.
 */
class RealPrometheusTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final List<String> EXPRESSIONS =
      List.of(
          "c_total",
          "sum(c_total)",
          "sum by (command) (c_total)",
          "sum without (outcome) (c_total)",
          "rate(c_total[1m])",
          "irate(c_total[1m])",
          "increase(c_total[2m])",
          "delta(g[1m])",
          "changes(g[2m])",
          "resets(c_total[5m])",
          "avg_over_time(g[1m])",
          "max_over_time(g[1m])",
          "quantile_over_time(0.9, g[2m])",
          "stddev_over_time(g[1m])",
          "histogram_quantile(0.95, rate(l_seconds_bucket[1m]))",
          "sum(rate(c_total{outcome=\"error\"}[1m])) / sum(rate(c_total[1m]))",
          "topk(1, c_total)",
          "c_total > 20",
          "c_total offset 30s",
          "max(g) - min(g)",
          "abs(g - 50)",
          "count(c_total)",
          "absent(nothing)",
          "c_total{command=~\"we.*\"}");

  private final SteppedClock clock = SteppedClock.atNoon();
  private final TestCourse course = new TestCourse(DATABASE.jdbi());
  private final Team team = course.team();
  private final Person ada = course.student(team);
  private final MetricStore store = TelemetryPersistence.metrics(DATABASE.jdbi());
  private final MetricRetention retention = new MetricRetention(store, 3, 120, clock);
  private final MetricMemory memory = new MetricMemory(store, clock);
  private final StoredMetrics metrics = new StoredMetrics(memory, store, retention);
  private final TelemetryRoutes routes = new TelemetryRoutes(DATABASE.teamAccess());
  private final Map<String, List<String>> federated = new TreeMap<>();

  @AutoClose
  private final ResourceHarness http =
      ResourceHarness.with(
          new PrometheusResource(routes, metrics, metrics, new PromQl(metrics), clock));

  private final Caller caller = http.as(Who.byToken(Who.is(ada, team)));
  private final String base = "/teams/" + team.slug() + "/prometheus/production";
  @AutoClose private final HttpClient client = HttpClient.newHttpClient();

  private static boolean onPath(String program) {
    return List.of("/usr/bin", "/usr/local/bin", "/bin").stream()
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private void scrapeAndFederate(int round, Random random) {
    clock.step(Duration.ofSeconds(5));
    int since = round < 30 ? round : round - 30; // the bot was restarted: counters begin anew
    String text =
        """
        c_total{command="weather",outcome="ok"} %d
        c_total{command="weather",outcome="error"} %d
        c_total{command="help",outcome="ok"} %d
        g %d
        l_seconds_bucket{le="0.1"} %d
        l_seconds_bucket{le="0.5"} %d
        l_seconds_bucket{le="+Inf"} %d
        """
            .formatted(
                since * 7,
                since,
                since * 2 + since % 3,
                random.nextInt(100),
                since * 5,
                since * 8,
                since * 9);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    new BotScrape(memory.of(TeamEnvironment.production(team.id())))
        .take(
            clock.instant(),
            List.of(
                new BotScrape.Answered(
                    null, new MetricsFetch.Answer.Text(bytes, bytes.length, false), 1_000_000)));
    caller
        .get(base + "/federate?match%5B%5D=%7B__name__!%3D%22%22%7D")
        .expect(200)
        .body()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(line ->
            federated
                .computeIfAbsent(line.split("[{ ]", 2)[0], _ -> new ArrayList<>())
                .add(inSeconds(line)));
  }

  private static String series(String line) {
    return line.contains("}") ? line.substring(0, line.lastIndexOf('}')) : line.split(" ", 2)[0];
  }

  private static long time(String line) {
    return Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
  }

  /** OpenMetrics has seconds where the older format has milliseconds. */
  private static String inSeconds(String line) {
    int space = line.lastIndexOf(' ');
    return line.substring(0, space + 1) + Long.parseLong(line.substring(space + 1)) / 1_000;
  }

  @Test
  void whatPrometheusComputesFromTheFederatedSamplesIsWhatThePlatformComputes(@TempDir Path folder)
      throws Exception {
    Assumptions.assumeTrue(
        onPath("prometheus") && onPath("promtool"),
        "Debian's packages prometheus is not installed here, so nothing is compared with it.");
    retention.keep();
    Random random = new Random(42);
    for (int round = 0; round < 60; round++) {
      scrapeAndFederate(round, random);
    }
    Path text = folder.resolve("federated.om");
    StringBuilder all = new StringBuilder();
    federated.forEach((name, lines) -> {
      all.append("# TYPE ").append(name).append(" unknown\n");
      lines.stream()
          .sorted(
              Comparator.comparing(RealPrometheusTest::series)
                  .thenComparingLong(RealPrometheusTest::time))
          .forEach(line -> all.append(line).append('\n'));
    });
    Files.writeString(text, all.append("# EOF\n"));
    Path data = Files.createDirectory(folder.resolve("data"));
    Process made =
        new ProcessBuilder(
                "promtool",
                "tsdb",
                "create-blocks-from",
                "openmetrics",
                text.toString(),
                data.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(made.waitFor()).as(said).isZero();

    Path settings = Files.writeString(folder.resolve("prometheus.yml"), "scrape_configs: []\n");
    int port = freePort();
    Process prometheus =
        new ProcessBuilder(
                "prometheus",
                "--config.file=" + settings,
                "--storage.tsdb.path=" + data,
                "--storage.tsdb.retention.time=10y",
                "--query.lookback-delta=30s",
                "--web.listen-address=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("prometheus.log").toFile())
            .start();
    try {
      await()
          .atMost(Duration.ofSeconds(60))
          .ignoreExceptions()
          .until(() -> asked(port, "/-/ready", "").statusCode() == 200);
      compare(port);
    } finally {
      prometheus.destroy();
      prometheus.waitFor();
    }
  }

  private void compare(int port) throws Exception {
    Instant end = clock.instant();
    int values = 0;
    for (String expression : EXPRESSIONS) {
      // A second past a scrape: ranges are closed on the left in Prometheus 2 and open in 3.
      String form =
          "query="
              + URLEncoder.encode(expression, StandardCharsets.UTF_8)
              + "&start="
              + (end.getEpochSecond() - 179)
              + "&end="
              + (end.getEpochSecond() + 1)
              + "&step=15";
      JsonNode theirs = new JsonMapper().readTree(asked(port, "/api/v1/query_range", form).body());
      JsonNode ours =
          caller
              .with("Content-Type", "application/x-www-form-urlencoded")
              .send("POST", base + "/api/v1/query_range", BodyPublishers.ofString(form))
              .expect(200)
              .json();
      assertThat(theirs.get("status").asText()).as(expression).isEqualTo("success");
      Map<String, List<Double>> wanted = byLabels(theirs);
      Map<String, List<Double>> found = byLabels(ours);
      assertThat(wanted).as(expression + " gives something").isNotEmpty();
      assertThat(found.keySet()).as(expression).isEqualTo(wanted.keySet());
      for (Map.Entry<String, List<Double>> one : wanted.entrySet()) {
        List<Double> our = found.getOrDefault(one.getKey(), List.of());
        assertThat(our).as(expression + one.getKey()).hasSameSizeAs(one.getValue());
        for (int i = 0; i < our.size(); i++) {
          double their = one.getValue().get(i);
          assertThat(our.get(i))
              .as("%s %s", expression, one.getKey())
              .isCloseTo(their, within(Math.max(1e-9, Math.abs(their) * 1e-9)));
          values++;
        }
      }
    }
    assertThat(values).isGreaterThan(400);
  }

  /** Time and value in turn, by the labels without those that federation added. */
  private static Map<String, List<Double>> byLabels(JsonNode answer) {
    Map<String, List<Double>> all = new TreeMap<>();
    for (JsonNode series : answer.at("/data/result")) {
      Map<String, String> labels = new TreeMap<>();
      series
          .get("metric")
          .properties()
          .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
      labels.remove("team");
      labels.remove("environment");
      List<Double> values = new ArrayList<>();
      for (JsonNode pair : series.get("values")) {
        values.add(pair.get(0).asDouble());
        values.add(Double.parseDouble(pair.get(1).asText().replace("Inf", "Infinity")));
      }
      all.put(labels.toString(), values);
    }
    return all;
  }

  private java.net.http.HttpResponse<String> asked(int port, String path, String form)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    return client.send(
        form.isEmpty()
            ? request.build()
            : request
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build(),
        BodyHandlers.ofString());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
