package dev.firedrill.app.bench.grading;

import dev.firedrill.app.bench.kit.BenchDatabase;
import dev.firedrill.chaos.ProbeReading;
import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.RunQueries;
import dev.firedrill.chaos.RunRecord;
import dev.firedrill.chaos.RunState;
import dev.firedrill.chaos.RunTeamState;
import dev.firedrill.chaos.RunTerms;
import dev.firedrill.course.CourseRole;
import dev.firedrill.course.Person;
import dev.firedrill.course.persistence.CoursePersistence;
import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.evidence.persistence.EvidencePersistence;
import dev.firedrill.grading.AssessmentDesk;
import dev.firedrill.grading.Assessments;
import dev.firedrill.grading.GradeDesk;
import dev.firedrill.grading.Grades;
import dev.firedrill.grading.Integrity;
import dev.firedrill.grading.persistence.GradingPersistence;
import dev.firedrill.incident.persistence.IncidentPersistence;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.kernel.persistence.KernelPersistence;
import dev.firedrill.scenarios.catalog.Catalog;
import dev.firedrill.scenarios.plan.RunPlan;
import dev.firedrill.scenarios.plan.RunPlanCompiler;
import dev.firedrill.scenarios.plan.TeamRef;
import dev.firedrill.slo.CommandTally;
import dev.firedrill.slo.SliWindow;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.TeamSlug;
import dev.firedrill.team.Teams;
import dev.firedrill.team.persistence.TeamPersistence;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Many teams in one run of a quarter of an hour that is over, each with its own story. */
final class GradedCourse implements RunQueries {
  private static final Duration LENGTH = Duration.ofMinutes(15);
  private static final int FAULT_FROM = 60;
  private static final int FAULT_TO = 780;
  private static final byte[] SECRET = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  final Jdbi jdbi;
  final Evidence evidence;
  final Assessments assessments;
  final Grades grades;
  final AssessmentDesk desk;
  final GradeDesk grading;
  final Integrity integrity;
  final Person grader;
  private final Teams teams;
  private final Transactions transactions;
  private final Random random = new Random(1);
  private final RunId run = new RunId(UUID.randomUUID());
  private final Instant start = Instant.parse("2026-11-23T10:00:00Z");
  private final RunRecord record;

  GradedCourse(BenchDatabase database, int size) {
    jdbi = database.steady();
    DomainEvents events = KernelPersistence.domainEvents(jdbi);
    evidence = EvidencePersistence.evidence(jdbi, events);
    transactions = KernelPersistence.transactions(jdbi);
    teams = TeamPersistence.teams(jdbi);
    assessments = GradingPersistence.assessments(jdbi);
    grades = GradingPersistence.grades(jdbi);
    Instant now = start.plus(Duration.ofHours(1));
    desk =
        new AssessmentDesk(
            this,
            assessments,
            IncidentPersistence.incidents(jdbi),
            evidence,
            teams,
            transactions,
            events,
            UUID::randomUUID,
            () -> now);
    grading = new GradeDesk(grades, evidence, transactions, events, () -> now);
    integrity = new Integrity(evidence, desk);
    grader = person("grader", CourseRole.GRADER);
    List<Team> all = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      all.add(team(i));
    }
    record = record(all);
  }

  private Person person(String handle, CourseRole role) {
    Person person = new Person(new PersonId(UUID.randomUUID()), handle, handle, role);
    CoursePersistence.people(jdbi).add(person);
    return person;
  }

  private Team team(int number) {
    Team team =
        new Team(new TeamId(UUID.randomUUID()), new TeamSlug("team-" + number), "Team " + number);
    teams.add(team);
    Person member = person("member-" + number, CourseRole.STUDENT);
    teams.addMember(team.id(), member.id());
    transactions.run(() -> story(team, member.id()));
    return team;
  }

  private void story(Team team, PersonId member) {
    int declared = FAULT_FROM + 10 + random.nextInt(400);
    int mended = declared + random.nextInt(300);
    int incident = random.nextInt(10) == 0 ? -1 : declared;
    fact(
        team,
        EvidenceKind.RUN_STARTED,
        0,
        null,
        Map.of(ProbeReading.EVIDENCE_VERSION, ProbeReading.SAMPLED));
    Map<String, Object> step = Map.of("step", "slow-weather", "groundTruth", true);
    fact(team, EvidenceKind.FAULT_APPLIED, FAULT_FROM - 5, null, step);
    fact(team, EvidenceKind.FAULT_VERIFIED, FAULT_FROM, null, step);
    for (int second = 0; second < LENGTH.toSeconds(); second += 5) {
      boolean hurts = second >= FAULT_FROM && second < Math.min(mended, FAULT_TO);
      window(team, second, hurts && random.nextInt(5) > 0);
    }
    UUID id = UUID.randomUUID();
    if (incident >= 0) {
      Map<String, Object> about = Map.of("incidentId", id.toString(), "channel", "C1");
      fact(team, EvidenceKind.INCIDENT_DECLARED, declared, member, about);
      fact(team, EvidenceKind.INCIDENT_UPDATED, declared + 60, member, about);
      fact(
          team,
          EvidenceKind.DIAGNOSIS_SUBMITTED,
          declared + 90,
          member,
          Map.of(
              "component", "weather-upstream",
              "mechanism", "slow-dependency",
              "trigger", "dependency"));
      fact(
          team,
          EvidenceKind.INCIDENT_RESOLVED,
          Math.min(mended + 30, (int) LENGTH.toSeconds() - 1),
          member,
          about);
    }
    fact(
        team,
        EvidenceKind.INSTRUCTOR_ACTION,
        700,
        grader.id(),
        Map.of("action", "say", "reason", "a word to all"));
    fact(team, EvidenceKind.FAULT_REVERTING, FAULT_TO, null, step);
    fact(team, EvidenceKind.FAULT_REVERTED, FAULT_TO + 1, null, step);
  }

  private void window(Team team, int second, boolean bad) {
    SliWindow window =
        new SliWindow(
            start.plusSeconds(second),
            SliWindow.LENGTH,
            Map.of(
                "weather",
                bad ? new CommandTally(0, 0, 0, 0, 2) : new CommandTally(2, 0, 0, 0, 0),
                "ping",
                new CommandTally(3, 0, 0, 0, 0)),
            50,
            200);
    fact(team, EvidenceKind.SLI_WINDOW, second, null, window.payload());
  }

  private void fact(
      Team team,
      EvidenceKind kind,
      int second,
      @org.jspecify.annotations.Nullable PersonId by,
      Map<String, Object> payload) {
    evidence.append(
        NewEvidence.of(kind, team.id(), "subject", kind.slug())
            .withRun(run.value())
            .withEnvironment(EnvironmentName.PRODUCTION)
            .withActor(by)
            .withPayload(payload)
            .withOccurredAt(start.plusSeconds(second)));
  }

  private RunRecord record(List<Team> all) {
    RunPlan plan =
        RunPlanCompiler.compile(
            Catalog.bundled().find("slow-dependency").orElseThrow(),
            SECRET,
            run.toString(),
            all.stream().map(team -> new TeamRef(team.slug().value())).toList(),
            1);
    Map<TeamId, RunTeamState> states = new LinkedHashMap<>();
    all.forEach(team -> states.put(team.id(), RunTeamState.DONE));
    return new RunRecord(
        run,
        1,
        plan.scenarioId(),
        plan.scenarioVersion(),
        "Slow dependency",
        RunState.COMPLETED,
        start,
        start.plus(LENGTH),
        start.plus(LENGTH),
        grader.id(),
        null,
        plan.json(),
        plan.digest(),
        states,
        RunTerms.FOR_CREDIT);
  }

  RunId run() {
    return run;
  }

  @Override
  public Optional<RunRecord> find(RunId id) {
    return id.equals(run) ? Optional.of(record) : Optional.empty();
  }

  @Override
  public List<RunRecord> latest(int limit) {
    return List.of(record);
  }

  @Override
  public Optional<RunRecord> activeRunOf(TeamId team) {
    return Optional.empty();
  }

  @Override
  public List<RunId> ended() {
    return List.of(run);
  }
}
