package dev.firedrill.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.auth.Principal;
import dev.firedrill.chaos.api.RunResource;
import dev.firedrill.chaos.api.RunViews;
import dev.firedrill.course.CourseRole;
import dev.firedrill.course.Person;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.team.Team;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.web.testing.Caller;
import dev.firedrill.web.testing.ResourceHarness;
import dev.firedrill.web.testing.Who;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RunApiTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final ChaosWorld world = new ChaosWorld(DATABASE);
  private final Team team = world.course.team();
  private final Person staff = world.course.person(CourseRole.INSTRUCTOR);
  private final Principal instructor = Who.is(staff, null);

  @AutoClose
  private final ResourceHarness http =
      ResourceHarness.with(
          new RunResource(
              world.desk(),
              world.controls(world.engine()),
              DATABASE.teams(),
              new RunViews(
                  world.runs,
                  world.ledger,
                  DATABASE.teams(),
                  RunMilestones.NONE,
                  world.evidence,
                  Optional::empty)));

  private Caller instructor() {
    return http.as(instructor);
  }

  private Map<String, Object> launch() {
    return Map.of("scenarioId", ChaosWorld.SCENARIO, "teams", List.of(team.slug().value()));
  }

  @Test
  void instructorLooksLaunchesAndHalts() {
    JsonNode preflight = instructor().post("/runs/preflight", launch()).expect(200).json();
    assertThat(preflight.path("ready").asInt()).isEqualTo(1);
    assertThat(preflight.at("/teams/0/checks")).isNotEmpty();
    assertThat(preflight.path("planDigest").asText()).hasSize(64);

    JsonNode run = instructor().post("/runs", launch()).expect(201).json();
    assertThat(run.path("state").asText()).isEqualTo("ARMED");
    assertThat(run.at("/scenario/title").asText()).isEqualTo("Slow dependency");
    assertThat(run.at("/startedBy/handle").asText()).isEqualTo(staff.handle());
    assertThat(run.at("/teams/0/team/slug").asText()).isEqualTo(team.slug().value());
    assertThat(run.at("/teams/0/state").asText()).isEqualTo("ACTIVE");
    assertThat(run.at("/teams/0/milestones/effectAt").isNull()).isTrue();
    assertThat(run.at("/teams/0/steps/0/state").asText()).isEqualTo("PLANNED");
    assertThat(run.at("/teams/0/steps/1/kind").asText()).isEqualTo("INJECT");

    String path = "/runs/" + run.path("id").asText();
    world.run(world.engine(), Duration.ofSeconds(10), Duration.ofSeconds(5));
    JsonNode verified = http.as(Who.grader()).get(path).expect(200).json();
    assertThat(verified.at("/teams/0/steps/0/state").asText()).isEqualTo("VERIFIED");
    assertThat(verified.at("/teams/0/milestones/effectAt").asText())
        .isEqualTo("2026-11-22T12:00:05Z");

    JsonNode halted =
        instructor().post(path + "/halt", Map.of("reason", "enough")).expect(200).json();
    assertThat(halted.at("/run/haltReason").asText()).isEqualTo("enough");
    assertThat(halted.path("confirmed").asBoolean()).isTrue();
    assertThat(halted.at("/steps/0/certainty").asText()).isEqualTo("CLEAN");
    assertThat(halted.at("/steps/0/team/slug").asText()).isEqualTo(team.slug().value());
    assertThat(halted.at("/run/teams/0/steps/0/state").asText()).isEqualTo("CLEAN");
    assertThat(instructor().get("/runs?limit=1").expect(200).json().at("/items/0/id"))
        .isEqualTo(run.path("id"));
  }

  @Test
  void staffSeeHowEvenlyAStepHitItsTeams() {
    RunId run = world.launch(team, world.course.team());
    assertThat(instructor().get("/runs/" + run + "/spread").expect(200).json().path("items"))
        .isEmpty();
    world.run(world.engine(), Duration.ofSeconds(10), Duration.ofSeconds(5));

    JsonNode spread = instructor().get("/runs/" + run + "/spread").expect(200).json();
    assertThat(spread.path("items")).hasSize(1);
    JsonNode hit = spread.at("/items/0");
    assertThat(hit.path("step").asText()).isEqualTo(ChaosWorld.FAULT);
    assertThat(hit.path("targets").asInt()).isEqualTo(2);
    assertThat(hit.path("lateP99Millis").asLong()).isZero();
    assertThat(hit.path("spreadMillis").asLong()).isZero();
    http.as(Who.studentOf(team)).get("/runs/" + run + "/spread").expect(ProblemCode.NOT_ALLOWED);
    instructor()
        .get("/runs/" + new RunId(UUID.randomUUID()) + "/spread")
        .expect(ProblemCode.NOT_FOUND);
  }

  @Test
  void studentsAndNobodyLearnNothing() {
    RunId run = world.launch(team);
    Caller student = http.as(Who.studentOf(team));
    student.get("/runs").expect(ProblemCode.NOT_ALLOWED);
    student.get("/runs/" + run).expect(ProblemCode.NOT_ALLOWED);
    student.post("/runs", launch()).expect(ProblemCode.NOT_ALLOWED);
    student.post("/runs/preflight", launch()).expect(ProblemCode.NOT_ALLOWED);
    student
        .post("/runs/" + run + "/halt", Map.of("reason", "please"))
        .expect(ProblemCode.NOT_ALLOWED);
    http.asNobody().get("/runs").expect(ProblemCode.NOT_SIGNED_IN);
  }

  @Test
  void instructorPausesResumesExtendsAndSoftens() {
    RunId run = world.launch(team);
    world.run(world.engine(), Duration.ofSeconds(10), Duration.ofSeconds(5));
    String path = "/runs/" + run;
    JsonNode paused =
        instructor()
            .post(path + "/pause", Map.of("revert", false, "reason", "fire alarm"))
            .expect(200)
            .json();
    assertThat(paused.at("/run/state").asText()).isEqualTo("PAUSED");
    assertThat(paused.at("/run/pauseReason").asText()).isEqualTo("fire alarm");
    assertThat(paused.at("/steps/0/certainty").asText()).isEqualTo("IN_FORCE");
    JsonNode resumed =
        instructor().post(path + "/resume", Map.of("reason", "back again")).expect(200).json();
    assertThat(resumed.at("/run/state").asText()).isEqualTo("RUNNING");
    instructor()
        .post(path + "/extend", Map.of("by", "PT5M", "reason", "they are close"))
        .expect(200);
    instructor()
        .post(path + "/extend", Map.of("by", "P2D", "reason", "they are close"))
        .expect(ProblemCode.INVALID_INPUT);
    JsonNode soft =
        instructor().post(path + "/soften", Map.of("reason", "too hard")).expect(200).json();
    assertThat(soft.path("changed").asBoolean()).isTrue();
    instructor()
        .post(path + "/harden", Map.of("step", "nothing", "reason", "too easy"))
        .expect(ProblemCode.NOT_FOUND);
    JsonNode all =
        instructor().post("/runs/halt-all", Map.of("reason", "building empty")).expect(200).json();
    assertThat(all.path("items")).hasSize(1);
    instructor()
        .post(path + "/pause", Map.of("revert", false, "reason", "too late"))
        .expect(ProblemCode.CONFLICT);
  }

  @Test
  void instructorRetriesAndSkipsAFaultOfOneTeam() {
    world.users.numb.add(ChaosWorld.bot(team));
    RunId run = world.launch(team);
    world.run(world.engine(), Duration.ofSeconds(20), Duration.ofSeconds(5));
    String path = "/runs/" + run;
    Map<String, Object> which =
        Map.of("team", team.slug().value(), "step", ChaosWorld.FAULT, "reason", "no effect");
    JsonNode again = instructor().post(path + "/retry", which).expect(200).json();
    assertThat(again.at("/steps/0/certainty").asText()).isEqualTo("IN_FORCE");
    instructor()
        .post(path + "/retry", Map.of("step", ChaosWorld.FAULT, "reason", "no effect"))
        .expect(ProblemCode.INVALID_INPUT);
    instructor()
        .post(path + "/skip", Map.of("team", team.slug().value(), "reason", "no effect"))
        .expect(ProblemCode.INVALID_INPUT);
    JsonNode skipped = instructor().post(path + "/skip", which).expect(200).json();
    assertThat(skipped.at("/steps/0/certainty").asText()).isEqualTo("VOID");
    instructor().post(path + "/skip", which).expect(ProblemCode.CONFLICT);
  }

  @Test
  void orderIsForInstructorsOnly() {
    RunId run = world.launch(team);
    for (String order :
        List.of("pause", "resume", "extend", "soften", "harden", "halt", "retry", "skip")) {
      String path = "/runs/" + run + "/" + order;
      Map<String, Object> body = Map.of("reason", "please", "revert", true, "by", "PT1M");
      http.as(Who.studentOf(team)).post(path, body).expect(ProblemCode.NOT_ALLOWED);
      http.as(Who.grader()).post(path, body).expect(ProblemCode.NOT_ALLOWED);
    }
    http.as(Who.studentOf(team))
        .post("/runs/halt-all", Map.of("reason", "please"))
        .expect(ProblemCode.NOT_ALLOWED);
  }

  @Test
  void graderReadsOnly() {
    http.as(Who.grader()).get("/runs").expect(200);
    http.as(Who.grader()).post("/runs", launch()).expect(ProblemCode.NOT_ALLOWED);
  }

  @Test
  void refusalsNameTheTeamAndTheCheck() {
    world.bots.down.add(ChaosWorld.bot(team));
    JsonNode notReady =
        instructor().post("/runs", launch()).expect(ProblemCode.TEAM_NOT_READY).json();
    assertThat(notReady.path("detail").asText()).contains(team.name(), "bot-connected");

    world.bots.down.clear();
    instructor().post("/runs", launch()).expect(201);
    instructor().post("/runs", launch()).expect(ProblemCode.RUN_ACTIVE);
  }

  @Test
  void launchUnderTheSameKeyAnswersTheSameRun() {
    Caller caller = instructor().with("Idempotency-Key", "once");
    JsonNode first = caller.post("/runs", launch()).expect(201).json();
    JsonNode second = caller.post("/runs", launch()).expect(201).json();
    assertThat(second.path("id")).isEqualTo(first.path("id"));
    caller
        .post("/runs", Map.of("scenarioId", ChaosWorld.SCENARIO))
        .expect(ProblemCode.INVALID_INPUT);
  }

  @Test
  void whatIsNotThereIsNotFound() {
    instructor().get("/runs/" + UUID.randomUUID()).expect(ProblemCode.NOT_FOUND);
    instructor().get("/runs/seven").expect(ProblemCode.NOT_FOUND);
    instructor()
        .post("/runs/" + UUID.randomUUID() + "/halt", Map.of("reason", "enough"))
        .expect(ProblemCode.NOT_FOUND);
    instructor().post("/runs", Map.of("scenarioId", "nothing")).expect(ProblemCode.NOT_FOUND);
    instructor().get("/runs?limit=0").expect(ProblemCode.INVALID_INPUT);
    RunId run = world.launch(team);
    instructor()
        .post("/runs/" + run + "/halt", Map.of("reason", " "))
        .expect(ProblemCode.INVALID_INPUT);
  }
}
