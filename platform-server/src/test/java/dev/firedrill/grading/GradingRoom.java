package dev.firedrill.grading;

import dev.firedrill.chaos.ProbeReading;
import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.RunQueries;
import dev.firedrill.chaos.RunRecord;
import dev.firedrill.chaos.RunState;
import dev.firedrill.chaos.RunTeamState;
import dev.firedrill.chaos.RunTerms;
import dev.firedrill.course.CourseRole;
import dev.firedrill.course.Person;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.grading.persistence.GradingPersistence;
import dev.firedrill.incident.Incident;
import dev.firedrill.incident.IncidentRoom;
import dev.firedrill.scenarios.catalog.Catalog;
import dev.firedrill.scenarios.plan.RunPlan;
import dev.firedrill.scenarios.plan.RunPlanCompiler;
import dev.firedrill.scenarios.plan.TeamRef;
import dev.firedrill.slo.CommandTally;
import dev.firedrill.slo.SliWindow;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamId;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Two teams in a run of the bundled slow dependency, with evidence as the real one leaves it. */
public final class GradingRoom {
  /** Longer than the real ones, because every fact is a row to write. */
  private static final int WINDOW_SECONDS = 15;

  public final IncidentRoom quick;
  public final IncidentRoom asleep;
  public final Person grader;
  public final Assessments assessments;
  public final Grades grades;
  public final AssessmentDesk desk;
  public final GradeDesk gradeDesk;
  public final MilestoneBoard milestones;
  public final Instant start;
  final InMemoryRuns runs = new InMemoryRuns();
  final RunId run = new RunId(UUID.randomUUID());
  private final TestDatabase database;

  public GradingRoom(TestDatabase database) {
    this.database = database;
    quick = new IncidentRoom(database);
    asleep = new IncidentRoom(database);
    start = quick.clock.instant();
    grader = new TestCourse(database.jdbi()).person(CourseRole.GRADER);
    assessments = GradingPersistence.assessments(database.jdbi());
    grades = GradingPersistence.grades(database.jdbi());
    desk =
        new AssessmentDesk(
            runs,
            assessments,
            quick.incidents,
            database.evidence(),
            database.teams(),
            database.transactions(),
            database.domainEvents(),
            UUID::randomUUID,
            quick.clock);
    gradeDesk =
        new GradeDesk(
            grades,
            database.evidence(),
            database.transactions(),
            database.domainEvents(),
            quick.clock);
    milestones =
        new MilestoneBoard(
            runs, assessments, quick.incidents, database.evidence(), database.teams(), quick.clock);
    runs.put(record(RunState.RUNNING));
  }

  public RunId run() {
    return run;
  }

  public RunQueries queries() {
    return runs;
  }

  private RunRecord record(RunState state) {
    Map<TeamId, RunTeamState> teams = new LinkedHashMap<>();
    teams.put(quick.team.id(), RunTeamState.ACTIVE);
    teams.put(asleep.team.id(), RunTeamState.ACTIVE);
    return record(state, teams);
  }

  private RunRecord record(RunState state, Map<TeamId, RunTeamState> teams) {
    RunPlan plan =
        RunPlanCompiler.compile(
            Catalog.bundled().find("slow-dependency").orElseThrow(),
            "0123456789abcdef".getBytes(StandardCharsets.US_ASCII),
            run.toString(),
            List.of(
                new TeamRef(quick.team.slug().value()), new TeamRef(asleep.team.slug().value())),
            1);
    Instant ends = start.plus(Duration.ofMinutes(15));
    return new RunRecord(
        run,
        1,
        "slow-dependency",
        "1.0.0",
        "Slow dependency",
        state,
        start,
        ends,
        state.isOver() ? ends : null,
        quick.instructor.id(),
        null,
        plan.json(),
        plan.digest(),
        teams,
        RunTerms.FOR_CREDIT);
  }

  /**
   * The fault hurts from 1:00 to 13:00. The quick team declares at 2:00 and switches the weather
   * off at 3:00; the other is asleep.
   */
  public Incident theRun() {
    // One transaction, because a commit for each of some hundred facts takes its time.
    return database.transactions().call(this::writeTheRun);
  }

  private Incident writeTheRun() {
    for (IncidentRoom room : List.of(quick, asleep)) {
      fault(room, EvidenceKind.FAULT_APPLIED, 55);
      fault(room, EvidenceKind.FAULT_VERIFIED, 60);
      fault(room, EvidenceKind.FAULT_REVERTING, 780);
      fault(room, EvidenceKind.FAULT_REVERTED, 781);
    }
    for (int second = 0; second < 900; second += WINDOW_SECONDS) {
      boolean broken = second >= 60 && second < 780;
      CommandTally weather =
          !broken
              ? new CommandTally(2, 0, 0, 0, 0)
              : second >= 180 ? new CommandTally(0, 2, 0, 0, 0) : new CommandTally(0, 0, 0, 0, 2);
      window(quick, second, weather);
      window(
          asleep,
          second,
          broken ? new CommandTally(0, 0, 0, 0, 2) : new CommandTally(2, 0, 0, 0, 0));
    }
    quick.clock.set(start.plusSeconds(120));
    Incident incident = quick.declared("weather is slow");
    quick.clock.set(start.plusSeconds(150));
    quick.desk.update(incident.id(), quick.bo.id(), Incident.Status.IDENTIFIED, "switching it off");
    quick.clock.set(start.plusSeconds(300));
    quick.desk.resolve(incident.id(), quick.ada.id(), "all well");
    return incident;
  }

  public void end() {
    runs.put(record(RunState.COMPLETED));
    quick.clock.set(start.plus(Duration.ofMinutes(16)));
  }

  /** The run is over, and a fault of it had no effect on the quick team. */
  public void endVoid() {
    runs.put(
        record(
            RunState.COMPLETED,
            Map.of(quick.team.id(), RunTeamState.VOID, asleep.team.id(), RunTeamState.DONE)));
    quick.clock.set(start.plus(Duration.ofMinutes(16)));
  }

  public Assessment of(IncidentRoom room) {
    return assessments.find(run, room.team.id()).orElseThrow();
  }

  void fault(IncidentRoom room, EvidenceKind kind, int second) {
    append(
        room, kind, second, "Slow dependency", Map.of("step", "slow-weather", "groundTruth", true));
  }

  /** The run was recorded with samples of the probes of its gates. */
  void sampled(IncidentRoom room) {
    sampledAt(room, start);
  }

  void sampledAt(IncidentRoom room, Instant started) {
    append(
        room,
        EvidenceKind.RUN_STARTED,
        started,
        "started",
        Map.of(ProbeReading.EVIDENCE_VERSION, ProbeReading.SAMPLED));
  }

  void reading(IncidentRoom room, String probe, ProbeReading.State state, int from, int second) {
    append(
        room,
        EvidenceKind.PROBE_CHANGED,
        second,
        probe,
        new ProbeReading(
                probe,
                state,
                "result.ok",
                Map.of("ok", state == ProbeReading.State.HELD),
                Duration.ofSeconds(10),
                start.plusSeconds(from),
                start.plusSeconds(second),
                1,
                0)
            .payload());
  }

  void window(IncidentRoom room, int second, CommandTally weather) {
    SliWindow window =
        new SliWindow(
            start.plusSeconds(second),
            Duration.ofSeconds(WINDOW_SECONDS),
            Map.of("weather", weather, "ping", new CommandTally(5, 0, 0, 0, 0)),
            50,
            200);
    append(room, EvidenceKind.SLI_WINDOW, second, "window", window.payload());
  }

  private void append(
      IncidentRoom room, EvidenceKind kind, int second, String text, Map<String, Object> payload) {
    append(room, kind, start.plusSeconds(second), text, payload);
  }

  private void append(
      IncidentRoom room, EvidenceKind kind, Instant at, String text, Map<String, Object> payload) {
    database
        .evidence()
        .append(
            NewEvidence.of(kind, room.team.id(), "subject", text)
                .withRun(run.value())
                .withEnvironment(EnvironmentName.PRODUCTION)
                .withPayload(payload)
                .withOccurredAt(at));
  }
}
