package dev.firedrill.telemetry.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.course.Person;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.telemetry.LogLevel;
import dev.firedrill.telemetry.api.dashboard.DashboardResource;
import dev.firedrill.telemetry.api.logs.LogResource;
import dev.firedrill.telemetry.api.metrics.MetricsResource;
import dev.firedrill.telemetry.api.prometheus.PrometheusResource;
import dev.firedrill.telemetry.dashboard.DashboardDesk;
import dev.firedrill.telemetry.logs.LogBatch;
import dev.firedrill.telemetry.logs.LogStore;
import dev.firedrill.telemetry.logs.NewLine;
import dev.firedrill.telemetry.logs.StoredLogs;
import dev.firedrill.telemetry.metrics.MetricMemory;
import dev.firedrill.telemetry.metrics.MetricRetention;
import dev.firedrill.telemetry.metrics.MetricStore;
import dev.firedrill.telemetry.metrics.StoredMetrics;
import dev.firedrill.telemetry.metrics.scrape.BotScrape;
import dev.firedrill.telemetry.metrics.scrape.MetricsFetch;
import dev.firedrill.telemetry.metrics.scrape.ScrapeStatus;
import dev.firedrill.telemetry.persistence.TelemetryPersistence;
import dev.firedrill.telemetry.query.PromQl;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.web.WebJson;
import dev.firedrill.web.testing.Answer;
import dev.firedrill.web.testing.ResourceHarness;
import dev.firedrill.web.testing.Who;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TelemetryApiTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final SteppedClock clock = SteppedClock.atNoon();
  private final TestCourse course = new TestCourse(DATABASE.jdbi());
  private final Team team = course.team();
  private final Person student = course.student(team);
  private final TeamEnvironment bot = TeamEnvironment.production(team.id());
  private final MetricStore store = opened();
  private final LogStore lines = openedLogs();
  private final MetricMemory memory = new MetricMemory(store, clock);
  private final StoredMetrics metrics =
      new StoredMetrics(memory, store, new MetricRetention(store, 3, 120, clock));
  private final BotScrape scrape = new BotScrape(memory.of(bot));
  private final PromQl promQl = new PromQl(metrics);
  private final TelemetryRoutes routes = new TelemetryRoutes(DATABASE.teamAccess());
  private ScrapeStatus status = ScrapeStatus.NEVER;

  @AutoClose
  private final ResourceHarness http =
      ResourceHarness.with(
          new MetricsResource(routes, metrics, _ -> status, promQl, clock),
          new PrometheusResource(routes, metrics, metrics, promQl, clock),
          new LogResource(routes, new StoredLogs(lines), WebJson.mapper(), clock),
          new DashboardResource(
              routes,
              new DashboardDesk(
                  TelemetryPersistence.dashboards(DATABASE.jdbi()),
                  promQl,
                  UUID::randomUUID,
                  clock),
              DATABASE.teams()));

  private MetricStore opened() {
    MetricStore opened = TelemetryPersistence.metrics(DATABASE.jdbi());
    new MetricRetention(opened, 3, 120, clock).keep();
    return opened;
  }

  private LogStore openedLogs() {
    LogStore opened = TelemetryPersistence.logs(DATABASE.jdbi());
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    opened.openDays(today, today);
    return opened;
  }

  private void scrape(String text) {
    clock.step(Duration.ofSeconds(5));
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    status =
        scrape.take(
            clock.instant(),
            List.of(
                new BotScrape.Answered(
                    null, new MetricsFetch.Answer.Text(bytes, bytes.length, false), 1)));
  }

  private String path(String rest) {
    return "/teams/" + team.slug() + rest;
  }

  private JsonNode get(String rest) {
    return http.as(Who.is(student, team)).get(path(rest)).expect(200).json();
  }

  @Test
  void metricsAndTheirValuesAreShown() {
    for (int i = 0; i < 13; i++) {
      scrape("# TYPE c_total counter\nc_total{p=\"a\"} " + i * 10 + "\n");
    }

    JsonNode all = get("/metrics");
    assertThat(all.get("up").asBoolean()).isTrue();
    assertThat(all.at("/families/0/name").asText()).isEqualTo("c_total");
    assertThat(all.at("/families/0/series/0/labels/p").asText()).isEqualTo("a");

    JsonNode query = get("/metrics/query?query=sum(rate(c_total%5B1m%5D))&step=PT5S");
    JsonNode points = query.at("/series/0/points");
    assertThat(points.get(points.size() - 1).get(1).asDouble()).isEqualTo(2);
    assertThat(points.get(0).get(1).isNull()).as("a gap is a gap").isTrue();
  }

  @Test
  void aWrongQueryIsRefusedWithItsPosition() {
    assertThat(
            http.as(Who.is(student, team))
                .get(path("/metrics/query?query=rate(x%5B5m%5D))"))
                .expect(ProblemCode.INVALID_INPUT)
                .json()
                .get("detail")
                .asText())
        .isEqualTo("unexpected ')' at character 12");
  }

  @Test
  void anotherTeamSeesNothing() {
    for (String rest :
        List.of("/metrics", "/logs", "/dashboards", "/prometheus/production/federate")) {
      http.as(Who.studentOf(course.team())).get(path(rest)).expect(ProblemCode.NOT_FOUND);
      http.asNobody().get(path(rest)).expect(ProblemCode.NOT_SIGNED_IN);
    }
  }

  @Test
  void prometheusClientsAreAnsweredInTheirOwnForm() {
    scrape("c_total{p=\"a\"} 3\n");
    String base = "/prometheus/production/api/v1";

    JsonNode vector = get(base + "/query?query=c_total");
    assertThat(vector.at("/status").asText()).isEqualTo("success");
    assertThat(vector.at("/data/resultType").asText()).isEqualTo("vector");
    assertThat(vector.at("/data/result/0/metric/__name__").asText()).isEqualTo("c_total");
    assertThat(vector.at("/data/result/0/value/1").asText()).isEqualTo("3");
    assertThat(get(base + "/query?query=1%2B1").at("/data/result/1").asText()).isEqualTo("2");
    long end = clock.instant().getEpochSecond();
    assertThat(
            get(base + "/query_range?query=up&start=" + (end - 10) + "&end=" + end + "&step=5")
                .at("/data/result/0/values"))
        .hasSize(1);
    assertThat(get(base + "/label/p/values").at("/data/0").asText()).isEqualTo("a");
    assertThat(get(base + "/labels").get("data").toString()).contains("__name__", "p");
    assertThat(get(base + "/series?match%5B%5D=up").at("/data/0/__name__").asText())
        .isEqualTo("up");
    Answer error =
        http.as(Who.is(student, team)).unchecked("GET", path(base + "/query?query=rate("));
    assertThat(error.status()).isEqualTo(400);
    assertThat(error.json().at("/status").asText()).isEqualTo("error");
    assertThat(error.json().at("/errorType").asText()).isEqualTo("bad_data");
  }

  @Test
  void whatIsFederatedSaysWhoseItIsAndWhen() {
    scrape("c_total{p=\"a\"} 3\n");

    String text =
        http.as(Who.byToken(Who.is(student, team)))
            .get(path("/prometheus/production/federate?match%5B%5D=c_total"))
            .expect(200)
            .body();

    assertThat(text)
        .isEqualTo(
            "# TYPE c_total untyped\nc_total{environment=\"production\",p=\"a\",team=\""
                + team.slug()
                + "\"} 3 "
                + clock.instant().toEpochMilli()
                + "\n");
  }

  @Test
  void linesAreFoundByLevelTextAndField() {
    List<NewLine> written = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      written.add(
          new NewLine(
              clock.instant().minusSeconds(60 - i),
              i % 3 == 0 ? LogLevel.ERROR : i % 3 == 1 ? LogLevel.INFO : null,
              "Router",
              "handled 100%_" + i,
              Map.of("plugin", i % 2 == 0 ? "weather" : "help"),
              "d1",
              false));
    }
    assertThat(lines.append(List.of(new LogBatch(bot, written, 7, clock.instant(), 30))))
        .containsOnlyKeys(bot);

    JsonNode all = get("/logs?limit=10");
    assertThat(all.get("items")).hasSize(10);
    assertThat(all.at("/items/9/text").asText()).isEqualTo("handled 100%_29");
    assertThat(all.get("hasMore").asBoolean()).isTrue();
    assertThat(all.get("dropped").asLong()).isEqualTo(7);
    assertThat(all.get("histogram").findValuesAsText("error").stream().mapToInt(Integer::parseInt))
        .satisfies(counts -> assertThat(counts.stream().mapToInt(i -> i).sum()).isEqualTo(10));

    long first = all.at("/items/0/id").asLong();
    JsonNode before = get("/logs?limit=10&before=" + first);
    assertThat(before.at("/items/9/id").asLong()).isEqualTo(first - 1);
    assertThat(get("/logs?after=" + (first + 8)).get("items")).hasSize(1);

    JsonNode errors = get("/logs?level=error&q=100%25_&field=plugin:weather");
    assertThat(errors.get("items")).hasSize(5);
    assertThat(errors.get("words").asText())
        .isEqualTo("errors that contain “100%_” and whose plugin is “weather”");
    assertThat(get("/logs?q=100_").get("items")).as("_ stands for itself").isEmpty();
    assertThat(
            lines.count(
                bot,
                dev.firedrill.telemetry.LogFilter.ANY,
                clock.instant().minusSeconds(100),
                clock.instant()))
        .isEqualTo(30);
    assertThat(http.as(Who.is(student, team)).get(path("/logs/export")).expect(200).body().lines())
        .hasSize(30);
  }

  @Test
  void aTeamHasADashboardAndMakesItsOwn() {
    JsonNode seeded = get("/dashboards").get("items");
    assertThat(seeded).hasSize(1);
    assertThat(seeded.at("/0/title").asText()).isEqualTo("Service");
    assertThat(seeded.at("/0/createdBy").isNull()).isTrue();

    Map<String, Object> panel =
        new java.util.HashMap<>(
            Map.of(
                "id",
                "a",
                "title",
                "Up",
                "kind",
                "LINE",
                "environment",
                "STAGING",
                "query",
                "up",
                "unit",
                "NONE",
                "width",
                6));
    JsonNode made =
        http.as(Who.is(student, team))
            .post(path("/dashboards"), Map.of("title", "Ours", "panels", List.of(panel)))
            .expect(201)
            .json();
    String one = path("/dashboards/" + made.get("id").asText());
    Map<String, Object> wish = Map.of("title", "Yours", "panels", List.of());
    http.as(Who.is(student, team)).ifMatch(1).put(one, wish).expect(200);
    http.as(Who.is(student, team)).ifMatch(1).put(one, wish).expect(ProblemCode.STALE_VERSION);
    http.as(Who.grader()).ifMatch(2).put(one, wish).expect(ProblemCode.NOT_ALLOWED);
    panel.put("query", "rate(");
    http.as(Who.is(student, team))
        .post(path("/dashboards"), Map.of("title", "Ours", "panels", List.of(panel)))
        .expect(ProblemCode.INVALID_INPUT);
    String service = path("/dashboards/" + seeded.at("/0/id").asText());
    http.as(Who.is(student, team)).ifMatch(1).delete(service).expect(204);
    assertThat(get("/dashboards").get("items")).as("what was deleted stays so").hasSize(1);
  }
}
