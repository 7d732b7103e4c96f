package dev.firedrill.app.bench.drill;

import dev.firedrill.chaos.ProbeReading;
import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.RunRecord;
import dev.firedrill.chaos.RunState;
import dev.firedrill.chaos.RunTeamState;
import dev.firedrill.chaos.RunTerms;
import dev.firedrill.chaos.ledger.RunBook;
import dev.firedrill.chaos.ledger.StepExecution;
import dev.firedrill.chaos.ledger.StepKey;
import dev.firedrill.chaos.ledger.StepKind;
import dev.firedrill.course.CourseRole;
import dev.firedrill.course.Person;
import dev.firedrill.course.persistence.CoursePersistence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.scenarios.At;
import dev.firedrill.scenarios.Scenario;
import dev.firedrill.scenarios.catalog.Catalog;
import dev.firedrill.scenarios.load.LoadOutcome;
import dev.firedrill.scenarios.load.ScenarioLoader;
import dev.firedrill.scenarios.plan.RunPlan;
import dev.firedrill.scenarios.plan.RunPlanCompiler;
import dev.firedrill.scenarios.plan.TeamRef;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.TeamSlug;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Runs of a scenario with one fault, which are put into the ledger without a class. */
public final class Drill {
  /** The only step. */
  public static final String STEP = "slow-weather";

  /** The only fault. */
  public static final String FAULT = "dependency-slow";

  private static final String SCENARIO = "/dev/firedrill/scenarios/catalog/slow-dependency.yaml";
  private static final byte[] SECRET =
      "a course secret of 32 characters".getBytes(StandardCharsets.UTF_8);

  private final DrillParts parts;
  private final PersonId by;
  private final Scenario scenario;
  private final Duration until;

  /** The fault comes {@code at} after the launch and stays for {@code duration}. */
  public Drill(DrillParts parts, Duration at, Duration duration) {
    this.parts = parts;
    this.scenario = scenario(at, duration);
    this.until = scenario.metadata().maxDuration();
    this.by = new PersonId(UUID.randomUUID());
    CoursePersistence.people(parts.jdbi())
        .add(new Person(by, "Drill", "drill-" + by.value(), CourseRole.INSTRUCTOR));
  }

  private static Scenario scenario(Duration at, Duration duration) {
    String yaml =
        text()
            .replace("at: PT5S", "at: " + at)
            .replace("duration: PT12M", "duration: " + duration)
            .replace("within: PT60S", "within: PT6S")
            .replace("every: PT2S", "every: PT1S")
            .replace("every: PT5S", "every: PT1S")
            // So that the runs are scored by samples too.
            .replace("causeGone: [reply-ok]", "causeGone: [reply-ok, weather-upstream-normal]");
    return switch (ScenarioLoader.forCheckedFiles().load("drill.yaml", yaml)) {
      case LoadOutcome.Loaded(Scenario loaded) -> loaded;
      case LoadOutcome.Rejected rejected -> throw new IllegalStateException(rejected.text());
    };
  }

  private static String text() {
    try (InputStream file =
        Objects.requireNonNull(Catalog.class.getResourceAsStream(SCENARIO), SCENARIO)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** New teams. */
  public List<Team> found(int number) {
    List<Team> teams = new ArrayList<>();
    parts
        .transactions()
        .run(() -> {
          for (int i = 0; i < number; i++) {
            String slug = "d" + UUID.randomUUID().toString().substring(24) + i;
            Team team = new Team(new TeamId(UUID.randomUUID()), new TeamSlug(slug), slug);
            parts.teams().add(team);
            teams.add(team);
          }
        });
    return teams;
  }

  /** A launched run of these teams; the ledger knows of it when this returns. */
  public RunId launch(List<Team> teams) {
    RunId run = new RunId(UUID.randomUUID());
    Instant now = parts.clock().instant();
    RunPlan plan =
        RunPlanCompiler.compile(
            scenario,
            SECRET,
            run.toString(),
            teams.stream().map(team -> new TeamRef(team.slug().value())).toList(),
            1);
    Map<TeamId, RunTeamState> states = new LinkedHashMap<>();
    teams.forEach(team -> states.put(team.id(), RunTeamState.ACTIVE));
    String json = plan.json();
    RunRecord record =
        new RunRecord(
            run,
            0,
            scenario.metadata().id(),
            scenario.metadata().version(),
            scenario.metadata().title(),
            RunState.ARMED,
            now,
            now.plus(until),
            null,
            by,
            null,
            json,
            RunPlan.digestOf(json),
            states,
            RunTerms.PRACTICE);
    parts.transactions().run(() -> write(record, plan, teams, now));
    return run;
  }

  private void write(RunRecord record, RunPlan plan, List<Team> teams, Instant now) {
    if (!(parts.runs().add(record, null, "drill") instanceof RunBook.Added.Numbered)) {
      throw new IllegalStateException("a team is in another run");
    }
    Duration at =
        plan.teams().getFirst().step(STEP).at() instanceof At.Offset(Duration offset)
            ? offset
            : Duration.ZERO;
    for (Team team : teams) {
      parts.evidence().append(started(record, team));
      parts
          .ledger()
          .add(
              StepExecution.planned(
                  new StepKey(record.id(), team.id(), STEP),
                  StepKind.FAULT,
                  FAULT,
                  now.plus(at),
                  now.plus(at)),
              0);
    }
  }

  private static NewEvidence started(RunRecord record, Team team) {
    return NewEvidence.of(
            EvidenceKind.RUN_STARTED, team.id(), "run:" + record.id(), "The drill started")
        .withEnvironment(EnvironmentName.PRODUCTION)
        .withRun(record.id().value())
        .withPayload(Map.of(ProbeReading.EVIDENCE_VERSION, ProbeReading.SAMPLED))
        .withOccurredAt(record.startedAt());
  }

  /** When the fault of a run that was launched then is due. */
  public Instant due(RunId run) {
    return parts.ledger().ofRun(run).getFirst().plannedAt();
  }
}
