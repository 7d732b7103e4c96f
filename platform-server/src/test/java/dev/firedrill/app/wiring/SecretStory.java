package dev.firedrill.app.wiring;

import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.RunRecord;
import dev.firedrill.chaos.RunState;
import dev.firedrill.chaos.RunTeamState;
import dev.firedrill.chaos.RunTerms;
import dev.firedrill.chaos.persistence.ChaosPersistence;
import dev.firedrill.course.Course;
import dev.firedrill.course.CourseRole;
import dev.firedrill.course.Person;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.kernel.Secret;
import dev.firedrill.scenarios.catalog.Catalog;
import dev.firedrill.scenarios.plan.RunPlan;
import dev.firedrill.scenarios.plan.RunPlanCompiler;
import dev.firedrill.scenarios.plan.TeamRef;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.testing.TestCourse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A run in progress against two teams, everything secret about it marked by a word of its own. */
final class SecretStory {
  static final String FAULT = "zqfault";
  static final String SCENARIO = "zqscenario";
  static final String PLAN = "zqplan";
  static final String NOTE = "zqnote";
  static final String CHAT = "zqchat";
  static final String GRADE = "zqgrade";
  static final String OTHER = "zqother";

  /** Of a hint that the student's team took; it may know, nobody else may. */
  static final String HINT = "zqhint";

  /** Of a note that the student's team wrote on its timeline. */
  static final String TEAM_NOTE = "zqteamnote";

  /** Of a note that staff keep to themselves, and of one they shared and took back. */
  static final String STAFF_NOTE = "zqstaffnote";

  static final String BUNDLED = "slow-dependency";

  /** What nobody but staff may learn. */
  static final List<String> OF_STAFF =
      List.of(FAULT, SCENARIO, PLAN, NOTE, GRADE, BUNDLED, STAFF_NOTE);

  final RunId run = new RunId(UUID.randomUUID());
  final UUID assessment = UUID.randomUUID();
  final Team own;
  final Team other;
  final Person instructor;
  final Person grader;
  final Person student;
  final Person stranger;
  private final Foundation f;
  private final Instant start;

  SecretStory(WiredPlatform platform) {
    f = platform.foundation;
    f.courses().found(new Course("6.S188", new Secret("of the course")));
    TestCourse course = new TestCourse(f.jdbi());
    own = course.team();
    other = course.team();
    instructor = course.person(CourseRole.INSTRUCTOR);
    grader = course.person(CourseRole.GRADER);
    student = course.student(own);
    stranger = course.student(other);
    start = f.clock().instant().minus(Duration.ofMinutes(5)).truncatedTo(ChronoUnit.MILLIS);
    for (Team team : List.of(own, other)) {
      platform.features.workspace().workspaces().provision(team.id());
      for (EnvironmentName name : EnvironmentName.values()) {
        platform.features.flags().store().provision(new TeamEnvironment(team.id(), name));
      }
    }
    f.transactions()
        .call(() -> {
          write();
          return true;
        });
  }

  private void write() {
    RunPlan plan =
        RunPlanCompiler.compile(
            Catalog.bundled().find(BUNDLED).orElseThrow(),
            "0123456789abcdef".getBytes(StandardCharsets.US_ASCII),
            run.toString(),
            List.of(new TeamRef(own.slug().value()), new TeamRef(other.slug().value())),
            1);
    ChaosPersistence.runs(f.jdbi())
        .add(
            new RunRecord(
                run,
                1,
                BUNDLED,
                "1.0.0",
                SCENARIO,
                RunState.RUNNING,
                start,
                start.plus(Duration.ofMinutes(15)),
                null,
                instructor.id(),
                null,
                plan.json(),
                plan.digest(),
                Map.of(own.id(), RunTeamState.ACTIVE, other.id(), RunTeamState.ACTIVE),
                RunTerms.FOR_CREDIT),
            null,
            "digest");
    for (Team team : List.of(own, other)) {
      step(team, "one", FAULT, "VOID");
      step(team, "two", PLAN, "PLANNED");
      fact(team, EvidenceKind.FAULT_APPLIED, FAULT, 60);
      fact(team, EvidenceKind.FAULT_VERIFIED, FAULT, 70);
      fact(team, EvidenceKind.INJECT_SENT, PLAN, 80);
      fact(team, EvidenceKind.INSTRUCTOR_ACTION, NOTE, 90);
      fact(team, EvidenceKind.SCORE_COMPUTED, GRADE, 100);
    }
    assessed();
    f.jdbi()
        .useHandle(handle ->
            handle.execute(
                """
                INSERT INTO run_schedule (id, scenario_id, teams, skip_unready, timing, time_zone,
                                          state, next_at, note, created_by, created_at)
                VALUES (?, ?, NULL, false, 'AT', 'UTC', 'ACTIVE', now() + interval '1 day', ?, ?,
                        now())
                """,
                UUID.randomUUID(),
                BUNDLED,
                PLAN,
                instructor.id().value()));
  }

  private void step(Team team, String id, String title, String state) {
    f.jdbi()
        .useHandle(handle ->
            handle.execute(
                """
                INSERT INTO step_execution (run_id, team_id, step_id, position, kind, title, state,
                                            op_key, planned_at, due_at, note)
                VALUES (?, ?, ?, 1, 'FAULT', ?, ?, ?, now(), now() + interval '1 day', ?)
                """,
                run.value(),
                team.id().value(),
                id,
                title,
                state,
                run + "/" + team.id() + "/" + id,
                NOTE));
  }

  /** Of an earlier run of the student's team; its grade is a draft. */
  private void assessed() {
    f.jdbi()
        .useHandle(handle -> {
          handle.execute(
              """
              INSERT INTO assessment (id, run_id, run_number, scenario_title, team_id, window_from,
                                      window_to, evidence_up_to, objective, share_of_mark,
                                      auto_score)
              VALUES (?, ?, 7, ?, ?, now() - interval '1 hour', now() - interval '30 minutes', 0,
                      0.99, 0.4, ?)
              """,
              assessment,
              UUID.randomUUID(),
              SCENARIO,
              own.id().value(),
              """
              {"total":50.0,"voided":false,"lines":[],"notes":["zqgrade"],"signals":{"badRequests":1,
              "totalRequests":2,"staleSeconds":0.0}}
              """);
          handle.execute(
              """
              INSERT INTO grade (assessment_id, mark, comment, state, by_person, version, saved_at)
              VALUES (?, 50, ?, 'DRAFT', ?, 1, now())
              """,
              assessment,
              GRADE,
              grader.id().value());
        });
  }

  EvidenceEvent fact(Team team, EvidenceKind kind, String word, int second) {
    return f.evidence()
        .append(
            NewEvidence.of(kind, team.id(), "step:" + word, "About " + word)
                .withRun(run.value())
                .withEnvironment(EnvironmentName.PRODUCTION)
                .withPayload(Map.of("step", word, "title", word))
                .withOccurredAt(start.plusSeconds(second)));
  }
}
