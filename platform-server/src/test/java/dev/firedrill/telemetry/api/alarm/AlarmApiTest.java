package dev.firedrill.telemetry.api.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.auth.Principal;
import dev.firedrill.course.CourseRole;
import dev.firedrill.course.Person;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.telemetry.alarm.evaluation.AlarmPreview;
import dev.firedrill.telemetry.alarm.persistence.AlarmPersistence;
import dev.firedrill.telemetry.alarm.testing.AlarmWorld;
import dev.firedrill.telemetry.api.TelemetryRoutes;
import dev.firedrill.telemetry.api.paging.PageViews;
import dev.firedrill.telemetry.api.trial.BlipResource;
import dev.firedrill.telemetry.trial.BlipDesk;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.web.testing.Answer;
import dev.firedrill.web.testing.Caller;
import dev.firedrill.web.testing.ResourceHarness;
import dev.firedrill.web.testing.Who;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlarmApiTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final TestCourse course = new TestCourse(DATABASE.jdbi());
  private final Team team = course.team();
  private final Person ada = course.student(team);
  private final Team otherTeam = course.team();
  private final Person eve = course.student(otherTeam);
  private final Person teacher = course.person(CourseRole.INSTRUCTOR);
  private final AlarmWorld world = new AlarmWorld(DATABASE);
  private final TelemetryRoutes routes = new TelemetryRoutes(DATABASE.teamAccess());
  private final AlarmPreview preview = new AlarmPreview(world.measures, world.alarms, world.clock);
  private final AlarmRoutes alarmRoutes =
      new AlarmRoutes(
          routes,
          world.alarms,
          new AlarmViews(world.watch, world.silences, DATABASE.teams(), world.clock));
  private boolean stagingFree = true;
  private boolean runTargets;
  private final BlipDesk blips =
      new BlipDesk(
          AlarmPersistence.blips(DATABASE.jdbi()),
          world.alarms,
          preview,
          (_, _, _, _) -> stagingFree,
          _ -> runTargets,
          DATABASE.transactions(),
          UUID::randomUUID,
          world.clock);

  @AutoClose
  private final ResourceHarness http =
      ResourceHarness.with(
          new AlarmListResource(alarmRoutes, world.desk),
          new AlarmExampleResource(alarmRoutes),
          new AlarmPreviewResource(alarmRoutes, preview, world.measures),
          new AlarmResource(
              alarmRoutes, world.desk, world.trial, new PageViews(world.notices, DATABASE.teams())),
          new BlipResource(routes, blips, DATABASE.teams()));

  private final Caller student = http.as(Who.is(ada, team));

  private String path(String rest) {
    return "/teams/" + team.slug() + rest;
  }

  private static Map<String, Object> errors() {
    return new HashMap<>(
        Map.of(
            "name",
            "errors",
            "environment",
            "PRODUCTION",
            "source",
            Map.of("type", "METRIC", "query", "errors", "statistic", "AVERAGE"),
            "comparison",
            "GE",
            "threshold",
            0.05,
            "periodSeconds",
            10));
  }

  private JsonNode make() {
    return student.post(path("/alarms"), errors()).expect(201).json();
  }

  private String one(JsonNode alarm) {
    return path("/alarms/" + alarm.get("id").asText());
  }

  @Test
  void anAlarmIsMadeReadChangedAndDeleted() {
    JsonNode made = make();
    assertThat(made.at("/state").asText()).isEqualTo("INSUFFICIENT_DATA");
    assertThat(made.at("/createdBy/handle").asText()).isEqualTo(ada.handle());
    Answer read = student.get(one(made)).expect(200);
    assertThat(read.header("ETag")).isEqualTo("\"1\"");

    Map<String, Object> wish = errors();
    wish.put("threshold", 0.1);
    Answer changed = student.ifMatch(1).put(one(made), wish).expect(200);
    assertThat(changed.header("ETag")).isEqualTo("\"2\"");
    assertThat(changed.json().get("threshold").asDouble()).isEqualTo(0.1);
    assertThat(student.get(path("/alarms?environment=staging")).json().get("items")).isEmpty();
    assertThat(student.get(path("/alarms?environment=production")).json().get("items")).hasSize(1);

    student.delete(one(made) + "?reason=too%20loud").expect(204);
    student.get(one(made)).expect(ProblemCode.NOT_FOUND);
  }

  @Test
  void rolesAreKept() {
    JsonNode made = make();
    for (String rest :
        List.of(
            "/alarms",
            "/test-blips",
            "/alarms/" + made.get("id").asText(),
            "/alarms/" + made.get("id").asText() + "/history")) {
      http.as(Who.is(eve, otherTeam)).get(path(rest)).expect(ProblemCode.NOT_FOUND);
      http.asNobody().get(path(rest)).expect(ProblemCode.NOT_SIGNED_IN);
      http.as(Who.grader()).get(path(rest)).expect(200);
      http.as(Who.instructor()).get(path(rest)).expect(200);
    }
    Caller grader = http.as(Who.grader());
    grader.post(path("/alarms"), errors()).expect(ProblemCode.NOT_ALLOWED);
    grader.ifMatch(1).put(one(made), errors()).expect(ProblemCode.NOT_ALLOWED);
    grader.delete(one(made)).expect(ProblemCode.NOT_ALLOWED);
    grader
        .post(one(made) + "/test-fire", Map.of("reason", "does it ring?"))
        .expect(ProblemCode.NOT_ALLOWED);
    grader.post(path("/test-blips"), blip("STAGING", 60)).expect(ProblemCode.NOT_ALLOWED);
    grader.post(path("/alarms/preview"), Map.of("definition", errors())).expect(200);

    Caller stranger = http.as(Who.is(eve, otherTeam));
    stranger.post(path("/alarms"), errors()).expect(ProblemCode.NOT_FOUND);
    stranger.ifMatch(1).put(one(made), errors()).expect(ProblemCode.NOT_FOUND);
    stranger.delete(one(made)).expect(ProblemCode.NOT_FOUND);
    stranger
        .post(one(made) + "/test-fire", Map.of("reason", "does it ring?"))
        .expect(ProblemCode.NOT_FOUND);
    stranger.post(path("/test-blips"), blip("STAGING", 60)).expect(ProblemCode.NOT_FOUND);
    stranger
        .get("/teams/" + otherTeam.slug() + "/alarms/" + made.get("id").asText())
        .expect(ProblemCode.NOT_FOUND);
    http.as(teacher()).post(path("/alarms"), named("by staff")).expect(201);
    assertThat(world.alarms.list(team.id())).hasSize(2);
  }

  private Principal teacher() {
    return Who.is(teacher, null);
  }

  private static Map<String, Object> named(String name) {
    Map<String, Object> wish = errors();
    wish.put("name", name);
    return wish;
  }

  @Test
  void whoChangesWhatSomebodyElseChangedIsShownIt() {
    JsonNode made = make();
    student.ifMatch(1).put(one(made), errors()).expect(200);

    Answer stale = student.ifMatch(1).put(one(made), errors()).expect(ProblemCode.STALE_VERSION);
    assertThat(stale.json().get("detail").asText())
        .isEqualTo("The alarm 'errors' is at version 2 now: look at it and decide again.");
    assertThat(stale.json().at("/current/version").asInt()).isEqualTo(2);
    assertThat(stale.json().at("/current/name").asText()).isEqualTo("errors");
    assertThat(detail(student.put(one(made), errors()), ProblemCode.VERSION_REQUIRED))
        .startsWith("Send the version you have read as If-Match");
    student.with("If-Match", "now").put(one(made), errors()).expect(ProblemCode.MALFORMED_REQUEST);
  }

  @Test
  void twoAlarmsOfOneNameAndOneThatOthersNeedAreConflicts() {
    JsonNode made = make();
    assertThat(detail(student.post(path("/alarms"), named("ERRORS")), ProblemCode.CONFLICT))
        .isEqualTo(
            "The team has an alarm 'errors' already: change that one or choose another name.");
    Map<String, Object> both = named("both");
    both.put("source", Map.of("type", "COMPOSITE", "rule", "ALARM(errors)"));
    student.post(path("/alarms"), both).expect(201);
    assertThat(detail(student.delete(one(made)), ProblemCode.CONFLICT))
        .isEqualTo("The alarm is part of [both]: change that first.");
    assertThat(detail(student.ifMatch(1).put(one(made), named("renamed")), ProblemCode.CONFLICT))
        .contains("both");
  }

  private static String detail(Answer answer, ProblemCode code) {
    return answer.expect(code).json().get("detail").asText();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          periodSeconds | 7 | A period of 7 s is not offered; choose one of [10, 20, 30, 60, 300, 900, 3600] seconds.
          evaluationPeriods | 0 | both numbers begin at 1
          datapointsToAlarm | 5 | 5 of 1 datapoints cannot be: let at most as many breach as are looked at.
          evaluationPeriods | 100000 | are more than a day; look at fewer or shorter ones.
          name | "" | is no name for an alarm: use 1 to 80 letters
          name | "a\\nb" | is no name for an alarm
          name | "<script>" | is no name for an alarm
          threshold | "NaN" | The threshold must be a finite number, such as 0.05.
          threshold | 1e999 | The threshold must be a finite number, such as 0.05.
          source | {"type":"METRIC","query":""} | name a metric, such as bot_commands_total.
          source | {"type":"METRIC","query":"rate("} | The query cannot be read: unexpected 'rate(' at character 1
          source | {"type":"METRIC"} | A source of type METRIC needs the member 'query'.
          source | {"type":"LOG"} | An alarm on every line of the log would never be quiet; give a level, a text or a field.
          source | {"type":"USERS"} | A source of type USERS needs the member 'measure'.
          source | {"type":"BURN_RATE","windows":[]} | A burn rate needs 1 to 4 pairs of windows, such as 14.4 over 1h and 5m.
          source | {"type":"BURN_RATE","windows":[{"long":"5m","short":"1h","rate":6}]} | do not fit: the long one must be longer than the short one
          source | {"type":"BURN_RATE","windows":[{"long":"1y","short":"1h","rate":6}]} | '1y' is no window; write 5m, 1h or 3d.
          source | {"type":"BURN_RATE","windows":[{"long":"1h","short":"5m","rate":0}]} | never burns anything; the usual ones are 14.4 and 6.
          source | {"type":"COMPOSITE","rule":"ALARM("} | character
          source | {"type":"COMPOSITE","rule":"ALARM(nobody)"} | nobody
          """)
  void aDefinitionThatBreaksARuleIsRefusedInOneSentence(
      String member, String json, String sentence) {
    Map<String, Object> wish = errors();
    String body = text(wish, member, json);

    String detail = detail(student.post(path("/alarms"), body), ProblemCode.INVALID_INPUT);
    assertThat(detail).contains(sentence);
    assertThat(detail.length()).isLessThan(400);
    assertThat(
            detail(
                student.post(path("/alarms/preview"), "{\"definition\":" + body + "}"),
                ProblemCode.INVALID_INPUT))
        .as("the preview says the same")
        .isNotEmpty();
    assertThat(world.alarms.list(team.id())).isEmpty();
  }

  private static String text(Map<String, Object> wish, String member, String json) {
    wish.remove(member);
    try {
      String rest = new com.fasterxml.jackson.databind.json.JsonMapper().writeValueAsString(wish);
      return "{\"" + member + "\":" + json + "," + rest.substring(1);
    } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Test
  void whatIsNoAlarmAtAllIsRefusedToo() {
    for (String body :
        List.of(
            "{}", "[]", "null", "{\"name\":null}", "{\"name\":\"a\",\"environment\":\"MARS\"}")) {
      Answer answer = student.post(path("/alarms"), body);
      assertThat(answer.status()).as(body + answer.body()).isBetween(400, 422);
    }
    student.get(path("/alarms?environment=mars")).expect(ProblemCode.INVALID_INPUT);
    Answer noId = student.get(path("/alarms/not-an-id"));
    assertThat(noId.status()).isBetween(400, 422);
    student.get(path("/alarms/" + UUID.randomUUID())).expect(ProblemCode.NOT_FOUND);
  }

  @Test
  void aTeamHasAtMostFiftyAlarms() {
    for (int i = 0; i < 50; i++) {
      world.make(team.id(), AlarmWorld.gauge("alarm " + i, "errors", 1, 1, 1), ada.id());
    }
    assertThat(detail(student.post(path("/alarms"), errors()), ProblemCode.INVALID_INPUT))
        .isEqualTo("The team has 50 alarms, which is the most; delete some that nobody acts on.");
  }

  @Test
  void anAlarmOnAMetricThatIsNotThereSaysSoAtOnceAndWhenItIsLookedAt() {
    JsonNode made = make();
    assertThat(made.at("/warnings/0").asText())
        .isEqualTo("The production bot offers no metrics now, so this alarm has no data yet.");
    TeamEnvironment bot = new TeamEnvironment(team.id(), EnvironmentName.PRODUCTION);
    world.metrics.put(bot, "other", world.clock.instant(), 1);
    assertThat(student.post(path("/alarms"), named("again")).json().at("/warnings/0").asText())
        .isEqualTo(
            "The production bot offers no series 'errors' now, so this alarm has no data until it does.");

    for (int i = 0; i < 3; i++) {
      world.tenSeconds(bot, "other", 1.0);
    }
    JsonNode later = student.get(one(made)).json();
    assertThat(later.get("state").asText()).isEqualTo("INSUFFICIENT_DATA");
    assertThat(later.get("stateReason").asText()).isNotBlank();
    assertThat(world.notices.told).as("nobody is called for nothing").isEmpty();
  }

  @Test
  void aTestFireCallsAndIsBounded() {
    JsonNode made = make();
    String fire = one(made) + "/test-fire";
    JsonNode fired = student.post(fire, Map.of("reason", "does it ring?")).expect(200).json();
    assertThat(fired.at("/page/test").asBoolean()).isTrue();
    assertThat(detail(student.post(fire, Map.of("reason", "again")), ProblemCode.RATE_LIMITED))
        .isEqualTo("The alarm was tried less than 10 s ago; look at that page first.");
    assertThat(detail(student.post(fire, Map.of("reason", "x")), ProblemCode.INVALID_INPUT))
        .isEqualTo("The reason has 1 characters; say in 3 to 200 what you want to find out.");
    for (int i = 0; i < 9; i++) {
      world.clock.step(Duration.ofSeconds(11));
      student.post(fire, Map.of("reason", "once more")).expect(200);
    }
    world.clock.step(Duration.ofSeconds(11));
    assertThat(detail(student.post(fire, Map.of("reason", "again")), ProblemCode.RATE_LIMITED))
        .isEqualTo(
            "The team tried alarms 10 times in 5 minutes, which is the most; wait a little.");
    JsonNode history = student.get(one(made) + "/history").json();
    assertThat(history.get("items").findValuesAsText("kind")).contains("TEST", "DEFINITION");
  }

  private static Map<String, Object> blip(String environment, int seconds) {
    return Map.of("environment", environment, "kind", "UPSTREAM_ERRORS", "seconds", seconds);
  }

  @Test
  void aBlipIsOfStagingBoundedAndOneAtATime() {
    assertThat(
            detail(
                student.post(path("/test-blips"), blip("PRODUCTION", 60)),
                ProblemCode.INVALID_INPUT))
        .startsWith("A blip disturbs STAGING only");
    assertThat(
            detail(
                student.post(path("/test-blips"), blip("STAGING", 500)), ProblemCode.INVALID_INPUT))
        .isEqualTo("A blip of 500 s is not offered; choose 30 to 180 seconds.");
    runTargets = true;
    student.post(path("/test-blips"), blip("STAGING", 60)).expect(ProblemCode.RUN_ACTIVE);
    runTargets = false;
    stagingFree = false;
    assertThat(detail(student.post(path("/test-blips"), blip("STAGING", 60)), ProblemCode.CONFLICT))
        .isEqualTo("Something else disturbs staging now; try again in a minute.");
    stagingFree = true;
    JsonNode begun = student.post(path("/test-blips"), blip("STAGING", 60)).expect(202).json();
    assertThat(begun.get("state").asText()).isEqualTo("RUNNING");
    assertThat(detail(student.post(path("/test-blips"), blip("STAGING", 60)), ProblemCode.CONFLICT))
        .isEqualTo("A blip of the team is running already; wait for its results.");
    http.as(Who.is(eve, otherTeam))
        .post("/teams/" + otherTeam.slug() + "/test-blips", blip("STAGING", 60))
        .expect(202);
    assertThat(student.get(path("/test-blips")).json().get("items")).hasSize(1);
  }
}
