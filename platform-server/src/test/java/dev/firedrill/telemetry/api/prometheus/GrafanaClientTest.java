package dev.firedrill.telemetry.api.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
import dev.firedrill.web.testing.Answer;
import dev.firedrill.web.testing.Caller;
import dev.firedrill.web.testing.ResourceHarness;
import dev.firedrill.web.testing.Who;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The requests of Grafana's data source, as {@code @grafana/prometheus} 13.1 and its Go part write
 * them, with a personal token as bearer.
 */
class GrafanaClientTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final SteppedClock clock = SteppedClock.atNoon();
  private final TestCourse course = new TestCourse(DATABASE.jdbi());
  private final Team team = course.team();
  private final Person ada = course.student(team);
  private final MetricStore store = TelemetryPersistence.metrics(DATABASE.jdbi());
  private final MetricRetention retention = new MetricRetention(store, 3, 120, clock);
  private final MetricMemory memory = new MetricMemory(store, clock);
  private final StoredMetrics metrics = new StoredMetrics(memory, store, retention);
  private final TelemetryRoutes routes = new TelemetryRoutes(DATABASE.teamAccess());

  @AutoClose
  private final ResourceHarness http =
      ResourceHarness.with(
          new PrometheusResource(routes, metrics, metrics, new PromQl(metrics), clock),
          new PrometheusAbsences(routes));

  private final Caller grafana = http.as(Who.byToken(Who.is(ada, team)));
  private final String base = "/teams/" + team.slug() + "/prometheus/production/api/v1";

  @BeforeEach
  void fiveMinutesOfABot() {
    retention.keep();
    BotScrape scrape = new BotScrape(memory.of(TeamEnvironment.production(team.id())));
    for (int i = 0; i < 60; i++) {
      clock.step(Duration.ofSeconds(5));
      String text =
          """
          # HELP c_total Commands
          # TYPE c_total counter
          c_total{command="weather",outcome="ok"} %d
          c_total{command="help",outcome="ok"} %d
          # TYPE l_seconds histogram
          l_seconds_bucket{le="0.1"} %d
          l_seconds_bucket{le="+Inf"} %d
          l_seconds_sum %d
          l_seconds_count %d
          """
              .formatted(i * 10, i * 5, i * 8, i * 10, i, i * 10);
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      scrape.take(
          clock.instant(),
          List.of(
              new BotScrape.Answered(
                  null, new MetricsFetch.Answer.Text(bytes, bytes.length, false), 1_000_000)));
    }
  }

  private long end() {
    return clock.instant().getEpochSecond();
  }

  private static String form(Map<String, String> parameters) {
    return new TreeMap<>(parameters)
        .entrySet().stream()
            .map(one ->
                URLEncoder.encode(one.getKey(), StandardCharsets.UTF_8)
                    + "="
                    + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
  }

  private JsonNode post(String rest, Map<String, String> parameters) {
    return success(
        grafana
            .with("Content-Type", "application/x-www-form-urlencoded")
            .send("POST", base + rest, BodyPublishers.ofString(form(parameters))));
  }

  private JsonNode get(String rest, Map<String, String> parameters) {
    return success(grafana.get(base + rest + "?" + form(parameters)));
  }

  private static JsonNode success(Answer answer) {
    answer.expect(200);
    assertThat(answer.header("Content-Type")).startsWith("application/json");
    assertThat(answer.json().get("status").asText()).isEqualTo("success");
    return answer.json().get("data");
  }

  @Test
  void saveAndTestFindsAPrometheus() {
    JsonNode health =
        post("/query", Map.of("query", "1+1", "time", end() + ".123", "timeout", "5s"));
    assertThat(health.get("resultType").asText()).isEqualTo("scalar");
    assertThat(health.at("/result/1").asText()).isEqualTo("2");
    assertThat(get("/status/buildinfo", Map.of()).get("version").asText())
        .matches("\\d+\\.\\d+\\.\\d+");
  }

  @Test
  void aPanelAsksForARangeInAForm() {
    JsonNode data =
        post(
            "/query_range",
            Map.of(
                "query",
                "sum by (command) (rate(c_total{outcome=\"ok\"}[1m0s]))",
                "start",
                (end() - 240) + ".000",
                "end",
                end() + ".000",
                "step",
                "15"));
    assertThat(data.get("resultType").asText()).isEqualTo("matrix");
    assertThat(data.get("result")).hasSize(2);
    assertThat(data.at("/result/0/metric/command").asText()).isEqualTo("help");
    JsonNode values = data.at("/result/1/values");
    assertThat(Double.parseDouble(values.get(values.size() - 1).get(1).asText()))
        .isCloseTo(2, org.assertj.core.api.Assertions.within(1e-9));
  }

  /** What {@code $__rate_interval}, {@code $__interval} and {@code $__range} become. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "rate(c_total[1m0s])",
        "rate(c_total[20s])",
        "increase(c_total[4m0s])",
        "rate(c_total[1h30m])",
        "histogram_quantile(0.95, sum by (le) (rate(l_seconds_bucket[1m])))",
        "histogram_quantile(0.95, sum(rate(l_seconds_bucket[1m])) by (le))",
        "rate(l_seconds_sum[1m]) / rate(l_seconds_count[1m])",
        "topk(5, c_total)",
        "c_total offset 1m",
        "100 * (1 - avg(up))"
      })
  void whatGrafanaMakesOfItsVariablesIsUnderstood(String query) {
    JsonNode data =
        post(
            "/query_range",
            Map.of(
                "query",
                query,
                "start",
                Long.toString(end() - 120),
                "end",
                Long.toString(end()),
                "step",
                "15s"));
    assertThat(data.get("result")).as(query).isNotEmpty();
    assertThat(data.at("/result/0/values")).as(query).isNotEmpty();
  }

  @Test
  void theEditorAsksForNamesLabelsAndValues() {
    Map<String, String> range =
        Map.of("start", Long.toString(end() - 300), "end", Long.toString(end()), "limit", "40000");
    assertThat(get("/label/__name__/values", range).toString()).contains("c_total", "up");
    assertThat(get("/labels", range).toString()).contains("__name__", "command", "le");
    Map<String, String> matching = new TreeMap<>(range);
    matching.put("match[]", "{__name__=\"c_total\"}");
    assertThat(post("/labels", matching).toString())
        .contains("command", "outcome")
        .doesNotContain("\"le\"");
    matching.put("match[]", "c_total{command=\"help\"}");
    assertThat(get("/label/outcome/values", matching).toString()).isEqualTo("[\"ok\"]");
    matching.put("match[]", "{__name__!=\"\"}");
    assertThat(post("/series", matching)).hasSizeGreaterThan(6);
    matching.put("limit", "2");
    assertThat(post("/series", matching)).hasSize(2);
    assertThat(get("/label/__name__/values", matching)).hasSize(2);
    matching.put("limit", "0");
    assertThat(get("/label/__name__/values", matching)).hasSizeGreaterThan(4);
    JsonNode metadata = get("/metadata", Map.of("limit", "40000"));
    assertThat(metadata.at("/c_total/0/type").asText()).isEqualTo("counter");
    assertThat(metadata.at("/c_total/0/help").asText()).isEqualTo("Commands");
  }

  @ParameterizedTest
  @CsvSource({"/rules, groups", "/alerts, alerts", "/targets, activeTargets"})
  void whatThereIsNoneOfIsAnEmptyListAndNotAnError(String path, String list) {
    assertThat(get(path, Map.of()).get(list)).isEmpty();
  }

  /** Grafana's proxy adds these, and a data source may ask for one metric's metadata only. */
  @Test
  void headersOfGrafanaChangeNothingAndMetadataIsBounded() {
    Caller proxied =
        grafana
            .with("User-Agent", "Grafana/13.1.0")
            .with("X-Grafana-Org-Id", "1")
            .with("X-Dashboard-Uid", "adx9")
            .with("X-Panel-Id", "3")
            .with("X-Datasource-Uid", "prom")
            .with("X-Query-Group-Id", "0b2a6f2e")
            .with("X-Forwarded-For", "10.1.2.3")
            .with("X-Rule-Type", "alerting")
            .with("FromAlert", "true")
            .with("Accept-Encoding", "gzip")
            .with("Accept", "application/json, text/plain, */*");
    JsonNode up =
        success(proxied.get(base + "/query?query=up&time=" + end() + ".5&timeout=30s&stats=all"));
    assertThat(up.at("/result/0/value/1").asText()).isEqualTo("1");
    assertThat(get("/metadata", Map.of("metric", "c_total"))).hasSize(1);
    assertThat(get("/metadata", Map.of("limit", "1"))).hasSize(1);
    assertThat(get("/metadata", Map.of("limit", "1", "limit_per_metric", "1"))).hasSize(1);
    assertThat(get("/metadata", Map.of("metric", "nothing_total"))).isEmpty();
  }

  /** A name with colons or slashes is escaped by Grafana; what there is none of is empty. */
  @Test
  void valuesOfALabelThatThereIsNotAreNone() {
    assertThat(get("/label/pod/values", Map.of())).isEmpty();
    assertThat(get("/label/" + "U__http_2e_status" + "/values", Map.of())).isEmpty();
    assertThat(post("/series", Map.of("match[]", "{job=\"nothing\"}"))).isEmpty();
  }

  @Test
  void thereAreNoExemplars() {
    Map<String, String> asked =
        Map.of("query", "c_total", "start", Long.toString(end() - 60), "end", Long.toString(end()));
    assertThat(get("/query_exemplars", asked).isArray()).isTrue();
    assertThat(post("/query_exemplars", asked)).isEmpty();
  }

  @Test
  void errorsHavePrometheusForm() {
    Answer answer =
        grafana.unchecked("GET", base + "/query_range?query=rate(&start=1&end=2&step=1");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("errorType").asText()).isEqualTo("bad_data");
    assertThat(answer.json().get("error").asText()).isNotBlank();
    Answer limit = grafana.unchecked("GET", base + "/labels?limit=lots");
    assertThat(limit.status()).isEqualTo(400);
    for (String kind : List.of("/rules", "/query_exemplars", "/labels", "/query?query=1")) {
      assertThat(http.as(Who.studentOf(course.team())).unchecked("GET", base + kind).status())
          .as(kind)
          .isEqualTo(404);
      assertThat(http.asNobody().unchecked("GET", base + kind).status()).as(kind).isEqualTo(401);
    }
  }
}
