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
              new RunViews(world.runs, world.ledger, DATABASE.teams(), RunMilestones.NONE)));

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
    assertThat(halted.path("haltReason").asText()).isEqualTo("enough");
    assertThat(halted.at("/teams/0/steps/0/state").asText()).isEqualTo("REVERTED");
    assertThat(instructor().get("/runs?limit=1").expect(200).json().at("/items/0/id"))
        .isEqualTo(run.path("id"));
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
