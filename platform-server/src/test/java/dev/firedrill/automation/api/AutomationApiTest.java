package dev.firedrill.automation.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.auth.Principal;
import dev.firedrill.auth.TeamAccess;
import dev.firedrill.automation.api.rule.RuleResource;
import dev.firedrill.automation.api.rule.RuleViews;
import dev.firedrill.automation.api.runbook.RunbookHistoryResource;
import dev.firedrill.automation.api.runbook.RunbookResource;
import dev.firedrill.automation.api.runbook.RunbookRunListResource;
import dev.firedrill.automation.api.runbook.RunbookRunResource;
import dev.firedrill.automation.api.runbook.RunbookViews;
import dev.firedrill.automation.api.toil.ReadinessResource;
import dev.firedrill.automation.api.toil.ToilResource;
import dev.firedrill.automation.readiness.AlarmsReady;
import dev.firedrill.automation.readiness.Readiness;
import dev.firedrill.automation.testing.AutomationRoom;
import dev.firedrill.automation.toil.ToilMeter;
import dev.firedrill.course.CourseRole;
import dev.firedrill.course.Person;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.team.Team;
import dev.firedrill.telemetry.AlarmRef;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.web.testing.Answer;
import dev.firedrill.web.testing.ResourceHarness;
import dev.firedrill.web.testing.Who;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AutomationApiTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final String STEP = "```step\naction: wait\nfor: 5s\n```\n";

  private final AutomationRoom room = new AutomationRoom(DATABASE);
  private final TeamAccess access = DATABASE.teamAccess();
  private final RunbookViews views =
      new RunbookViews(room.desk, room.runs, text -> "<p>" + text + "</p>", DATABASE.teams());

  @AutoClose
  private final ResourceHarness http =
      ResourceHarness.with(
          new RunbookResource(room.desk, room.runDesk, room.runbooks, views, access),
          new RunbookHistoryResource(room.runbooks, views, access),
          new RunbookRunResource(room.runDesk, room.runs, views, access),
          new RunbookRunListResource(room.runs, views, access),
          new RuleResource(
              room.ruleDesk,
              room.rules,
              room.executions,
              new RuleViews(
                  room.alarms, room.executions, room.runbooks, room.deeds, DATABASE.teams()),
              access),
          new ToilResource(new ToilMeter(room.evidence, room.clock), DATABASE.teams(), access),
          new ReadinessResource(
              new Readiness(List.of(new AlarmsReady(room.alarms, _ -> true, room.runbooks))),
              access));

  private final Principal student =
      Who.is(new Person(room.ada, "Ada", "ada", CourseRole.STUDENT), room.team);
  private final String runbooks = "/teams/" + room.team.slug() + "/runbooks";
  private final String rules = "/teams/" + room.team.slug() + "/automation-rules";

  private Answer write(String title, String markdown) {
    return http.as(student).post(runbooks, Map.of("title", title, "markdown", markdown));
  }

  @Test
  void aRunbookIsWrittenSavedAnewAndCompared() {
    Answer made = write("Slow", "Look.\n" + STEP).expect(201);
    String path = runbooks + "/" + made.json().path("id").asText();
    assertThat(made.header("ETag")).isEqualTo("\"1\"");
    assertThat(made.json().at("/steps/0/does").asText()).isEqualTo("wait 5 s");

    Map<String, String> wish = Map.of("title", "Slow", "markdown", "Look twice.\n" + STEP);
    http.as(student).put(path, wish).expect(ProblemCode.VERSION_REQUIRED);
    http.as(student).ifMatch(1).put(path, wish).expect(200);
    Answer stale =
        http.as(student)
            .ifMatch(1)
            .put(path, Map.of("title", "Slow", "markdown", "No."))
            .expect(ProblemCode.STALE_VERSION);
    assertThat(stale.json().at("/current/version").asLong()).isEqualTo(2);

    Answer history = http.as(student).get(path + "/history").expect(200);
    assertThat(history.json().at("/items/0/added").asInt()).isEqualTo(1);
    assertThat(history.json().at("/items/0/removed").asInt()).isEqualTo(1);
    Answer diff = http.as(student).get(path + "/history/2").expect(200);
    assertThat(diff.json().at("/lines/0/kind").asText()).isEqualTo("REMOVED");
    assertThat(diff.json().at("/lines/1/text").asText()).isEqualTo("Look twice.");
    http.as(student).get(path + "/history/9").expect(ProblemCode.NOT_FOUND);

    http.as(student).ifMatch(2).delete(path).expect(204);
    http.as(student).get(path).expect(ProblemCode.NOT_FOUND);
  }

  @Test
  void aBadStepIsKeptAndToldWithItsLine() {
    Answer made = write("Bad", "Text\n```step\naction: fly\n```\n").expect(201);
    assertThat(made.json().at("/steps/0/line").asInt()).isEqualTo(3);
    assertThat(made.json().at("/steps/0/problem").asText()).contains("'fly' is no action");
    assertThat(http.as(student).get(runbooks).json().at("/items/0/problems").asInt()).isEqualTo(1);
    http.as(student)
        .post(runbooks + "/" + made.json().path("id").asText() + "/runs", Map.of())
        .expect(ProblemCode.INVALID_INPUT);
    http.as(student).post(runbooks + "/preview", Map.of("markdown", STEP)).expect(200);
    write("", STEP).expect(ProblemCode.INVALID_INPUT);
    write("Long", "x".repeat(70_000)).expect(ProblemCode.TOO_LARGE);
  }

  @Test
  void aRunbookThatAnAlarmLinksToStays() {
    Answer made = write("Slow", STEP).expect(201);
    UUID id = UUID.fromString(made.json().path("id").asText());
    room.alarms.add(room.production, "Slow answers", id);

    Answer refused =
        http.as(student).ifMatch(1).delete(runbooks + "/" + id).expect(ProblemCode.CONFLICT);

    assertThat(refused.json().path("detail").asText()).contains("alarm \"Slow answers\"");
    assertThat(http.as(student).get(runbooks + "/" + id).json().at("/alarms/0/name").asText())
        .isEqualTo("Slow answers");
  }

  @Test
  void aRunIsConfirmedStepByStep() {
    String id = write("Slow", STEP + "\n" + STEP).expect(201).json().path("id").asText();
    Answer begun = http.as(student).post(runbooks + "/" + id + "/runs", Map.of()).expect(201);
    String run = "/runbook-runs/" + begun.json().path("id").asText();
    assertThat(begun.json().path("next").asInt()).isEqualTo(1);
    http.as(student).post(runbooks + "/" + id + "/runs", Map.of()).expect(ProblemCode.CONFLICT);

    http.as(student).post(run + "/steps/1", Map.of()).expect(ProblemCode.INVALID_INPUT);
    http.as(student).post(run + "/steps/2", Map.of("confirm", true)).expect(ProblemCode.CONFLICT);
    Answer going = http.as(student).post(run + "/steps/1", Map.of("confirm", true)).expect(200);
    assertThat(going.json().at("/steps/0/state").asText()).isEqualTo("RUNNING");
    assertThat(going.json().at("/steps/0/by/name").asText()).isNotEmpty();
    Answer aborted = http.as(student).post(run + "/abort").expect(200);
    assertThat(aborted.json().path("state").asText()).isEqualTo("ABORTED");
    assertThat(
            http.as(student)
                .get("/teams/" + room.team.slug() + "/runbook-runs")
                .json()
                .at("/items/0/state")
                .asText())
        .isEqualTo("ABORTED");
    Answer dry =
        http.as(student).post(runbooks + "/" + id + "/runs", Map.of("dryRun", true)).expect(201);
    assertThat(dry.json().at("/steps/0/detail").asText()).isEqualTo("Would wait 5 s.");
  }

  @Test
  void rulesAreMadeCheckedAndDeleted() {
    AlarmRef alarm = room.alarms.add(room.production, "Slow answers", null);
    Map<String, Object> wish = new HashMap<>();
    wish.put("name", "restart it");
    wish.put("alarmId", alarm.id());
    wish.put("when", "ALARM");
    wish.put("action", Map.of("type", "RESTART", "environment", "PRODUCTION"));
    wish.put("cooldownSeconds", 60);
    wish.put("maxPerHour", 3);
    wish.put("dryRun", false);
    wish.put("enabled", true);
    Answer made = http.as(student).post(rules, wish).expect(201);
    assertThat(made.json().at("/alarm/name").asText()).isEqualTo("Slow answers");
    assertThat(made.json().path("does").asText()).isEqualTo("restart the production bot");
    String path = rules + "/" + made.json().path("id").asText();

    wish.put("cooldownSeconds", 5);
    http.as(student).ifMatch(1).put(path, wish).expect(ProblemCode.INVALID_INPUT);
    wish.put("cooldownSeconds", 60);
    wish.put("action", Map.of("type", "FLAG", "environment", "PRODUCTION"));
    http.as(student).ifMatch(1).put(path, wish).expect(ProblemCode.INVALID_INPUT);
    wish.put("action", Map.of("type", "RUNBOOK", "runbookId", UUID.randomUUID()));
    http.as(student).ifMatch(1).put(path, wish).expect(ProblemCode.INVALID_INPUT);
    wish.put("action", Map.of("type", "ROLLBACK", "environment", "STAGING"));
    wish.put("alarmId", UUID.randomUUID());
    http.as(student).ifMatch(1).put(path, wish).expect(ProblemCode.INVALID_INPUT);
    wish.put("alarmId", alarm.id());
    http.as(student).ifMatch(1).put(path, wish).expect(200);
    room.alarms.remove(alarm.id());
    assertThat(http.as(student).get(path).json().path("problem").asText())
        .contains("alarm was deleted");
    http.as(student).get(path + "/executions").expect(200);
    http.as(student).ifMatch(2).delete(path).expect(204);
    http.as(student).get(path).expect(ProblemCode.NOT_FOUND);
  }

  @Test
  void othersAreKeptOut() {
    String id = write("Slow", STEP).expect(201).json().path("id").asText();
    String run =
        "/runbook-runs/"
            + http.as(student)
                .post(runbooks + "/" + id + "/runs", Map.of())
                .json()
                .path("id")
                .asText();
    Team other = new TestCourse(DATABASE.jdbi()).team();
    Principal stranger = Who.studentOf(other);
    http.as(stranger).get(runbooks).expect(ProblemCode.NOT_FOUND);
    http.as(stranger).get(run).expect(ProblemCode.NOT_FOUND);
    http.as(stranger).post(run + "/abort").expect(ProblemCode.NOT_FOUND);
    http.as(stranger)
        .get("/teams/" + other.slug() + "/runbooks/" + id)
        .expect(ProblemCode.NOT_FOUND);
    http.as(stranger)
        .get("/teams/" + other.slug() + "/runbooks/" + id + "/history")
        .expect(ProblemCode.NOT_FOUND);
    http.as(Who.grader()).get(run).expect(200);
    http.as(Who.grader()).post(run + "/abort").expect(ProblemCode.NOT_ALLOWED);
    http.as(Who.grader()).get("/teams/" + room.team.slug() + "/toil").expect(200);
    http.asNobody().get(runbooks).expect(ProblemCode.NOT_SIGNED_IN);
  }

  @Test
  void gradersReadAndInstructorsOperate() {
    Principal teacher = Who.is(new TestCourse(DATABASE.jdbi()).person(CourseRole.INSTRUCTOR), null);
    AlarmRef alarm = room.alarms.add(room.production, "Slow answers", null);
    Map<String, Object> wish =
        Map.of(
            "name",
            "restart it",
            "alarmId",
            alarm.id(),
            "when",
            "ALARM",
            "action",
            Map.of("type", "RESTART", "environment", "PRODUCTION"),
            "cooldownSeconds",
            60,
            "maxPerHour",
            3,
            "dryRun",
            false,
            "enabled",
            true);
    Map<String, String> text = Map.of("title", "Slow", "markdown", STEP);
    http.as(Who.grader()).post(rules, wish).expect(ProblemCode.NOT_ALLOWED);
    http.as(Who.grader()).post(runbooks, text).expect(ProblemCode.NOT_ALLOWED);
    String rule =
        rules + "/" + http.as(teacher).post(rules, wish).expect(201).json().path("id").asText();
    String runbook =
        runbooks
            + "/"
            + http.as(teacher).post(runbooks, text).expect(201).json().path("id").asText();

    http.as(Who.grader()).get(rule).expect(200);
    http.as(Who.grader()).get(rule + "/executions").expect(200);
    http.as(Who.grader()).ifMatch(1).put(rule, wish).expect(ProblemCode.NOT_ALLOWED);
    http.as(Who.grader()).ifMatch(1).delete(rule).expect(ProblemCode.NOT_ALLOWED);
    http.as(Who.grader()).post(runbook + "/runs", Map.of()).expect(ProblemCode.NOT_ALLOWED);
    http.as(teacher).post(runbook + "/runs", Map.of("dryRun", true)).expect(201);
    Principal stranger = Who.studentOf(new TestCourse(DATABASE.jdbi()).team());
    http.as(stranger).get(rules).expect(ProblemCode.NOT_FOUND);
    http.as(stranger).get(rule + "/executions").expect(ProblemCode.NOT_FOUND);
    http.as(stranger).ifMatch(1).delete(rule).expect(ProblemCode.NOT_FOUND);
    http.as(stranger).get("/teams/" + room.team.slug() + "/toil").expect(ProblemCode.NOT_FOUND);
  }

  @Test
  void readinessTellsWhatIsMissingAndWhere() {
    String readiness = "/teams/" + room.team.slug() + "/readiness";
    Answer missing = http.as(student).get(readiness).expect(200);
    assertThat(missing.json().at("/items/0/ok").asBoolean()).isFalse();
    assertThat(missing.json().at("/items/0/href").asText())
        .isEqualTo("/teams/" + room.team.slug() + "/alarms");

    room.alarms.add(room.production, "Slow answers", null);
    assertThat(http.as(Who.grader()).get(readiness).json().at("/items/0/detail").asText())
        .isEqualTo("Slow answers.");
    http.as(Who.studentOf(new TestCourse(DATABASE.jdbi()).team()))
        .get(readiness)
        .expect(ProblemCode.NOT_FOUND);
  }
}
