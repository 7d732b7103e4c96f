package dev.firedrill.debrief;

import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.RunMilestones;
import dev.firedrill.chaos.RunQueries;
import dev.firedrill.chaos.RunRecord;
import dev.firedrill.chaos.RunTeamState;
import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.EvidenceQuery;
import dev.firedrill.evidence.Lane;
import dev.firedrill.grading.Assessment;
import dev.firedrill.grading.Assessments;
import dev.firedrill.grading.Grade;
import dev.firedrill.grading.Grades;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.Member;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.Teams;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Debriefs of runs, read from evidence and from what graders published. */
public final class DebriefDesk {
  /** What was before and after a run explains how it began and ended. */
  private static final Duration AROUND = Duration.ofMinutes(2);

  private static final int RUNS = 100;

  private static final Set<EvidenceKind> TOLD =
      Arrays.stream(EvidenceKind.values())
          .filter(DebriefDesk::isTold)
          .collect(Collectors.toCollection(() -> EnumSet.noneOf(EvidenceKind.class)));

  private final RunQueries runs;
  private final RunMilestones milestones;
  private final Assessments assessments;
  private final Grades grades;
  private final Evidence evidence;
  private final Teams teams;
  private final InstantSource clock;

  public DebriefDesk(
      RunQueries runs,
      RunMilestones milestones,
      Assessments assessments,
      Grades grades,
      Evidence evidence,
      Teams teams,
      InstantSource clock) {
    this.runs = runs;
    this.milestones = milestones;
    this.assessments = assessments;
    this.grades = grades;
    this.evidence = evidence;
    this.teams = teams;
    this.clock = clock;
  }

  private static boolean isTold(EvidenceKind kind) {
    return kind.lane() == Lane.ACTION
        || switch (kind) {
          case FAULT_VERIFIED,
              FAULT_REVERTING,
              RUN_CHECKPOINT,
              RUN_HALTED,
              INSTRUCTOR_ACTION,
              INJECT_SENT,
              ALARM_STATE_CHANGED,
              INCIDENT_DECLARED ->
              true;
          default -> false;
        };
  }

  /** The runs there were, newest first. */
  public List<RunRecord> runs() {
    return runs.latest(RUNS);
  }

  /** Whether the team took part and its grade for it is published. */
  public boolean isPublishedFor(TeamId team, RunId run) {
    return assessments
        .find(run, team)
        .flatMap(assessment -> grades.find(assessment.id()))
        .filter(grade -> grade.state() == Grade.State.PUBLISHED)
        .isPresent();
  }

  /** The debrief; earlier runs are compared with where {@code mayCompare} says so. */
  public Optional<Debrief> find(RunId id, Predicate<RunRecord> mayCompare) {
    return runs.find(id).map(run -> debrief(run, mayCompare));
  }

  private Debrief debrief(RunRecord run, Predicate<RunRecord> mayCompare) {
    Instant until = until(run);
    List<TeamRun> all = teams(run, true);
    return new Debrief(
        run,
        until,
        all,
        Chapters.of(run.startedAt(), run.endedAt(), all),
        Arrays.stream(Measure.values()).map(measure -> Distribution.of(measure, all)).toList(),
        learning(run, all, mayCompare),
        TalkingPoints.of(all));
  }

  private Instant until(RunRecord run) {
    Instant ended = run.endedAt();
    return ended == null ? clock.instant() : ended;
  }

  private List<TeamRun> teams(RunRecord run, boolean withFacts) {
    return run.teams().entrySet().stream()
        .map(team -> team(run, team.getKey(), team.getValue(), withFacts))
        .sorted(Comparator.comparing(TeamRun::name))
        .toList();
  }

  private TeamRun team(RunRecord run, TeamId id, RunTeamState state, boolean withFacts) {
    Team team = teams.get(id);
    return new TeamRun(
        id,
        team.slug().value(),
        team.name(),
        state == RunTeamState.VOID,
        milestones.of(run.id(), id),
        until(run),
        assessments.find(run.id(), id).map(DebriefDesk::stale).orElse(null),
        withFacts ? facts(run, id) : List.of());
  }

  private static Duration stale(Assessment assessment) {
    return Duration.ofSeconds(Math.round(assessment.auto().signals().staleSeconds()));
  }

  private List<EvidenceEvent> facts(RunRecord run, TeamId team) {
    return evidence
        .find(
            EvidenceQuery.ofTeam(team, run.startedAt(), until(run).plusSeconds(1)).onlyKinds(TOLD))
        .stream()
        .filter(fact -> fact.runId() == null || fact.runId().equals(run.id().value()))
        .toList();
  }

  private List<Learning> learning(
      RunRecord run, List<TeamRun> now, Predicate<RunRecord> mayCompare) {
    List<RunRecord> earlier =
        runs.latest(RUNS).stream()
            .filter(old -> old.state().isOver() && old.startedAt().isBefore(run.startedAt()))
            .filter(mayCompare)
            .sorted(Comparator.comparing(RunRecord::startedAt).reversed())
            .toList();
    List<Learning> found = new ArrayList<>();
    earlier.stream()
        .filter(old -> old.scenarioId().equals(run.scenarioId()))
        .findFirst()
        .ifPresent(old -> add(found, Learning.Basis.SAME_SCENARIO, old, run, now));
    earlier.stream()
        .findFirst()
        .ifPresent(old -> add(found, Learning.Basis.ANY_SCENARIO, old, run, now));
    return found;
  }

  private void add(
      List<Learning> found, Learning.Basis basis, RunRecord old, RunRecord run, List<TeamRun> now) {
    Learning learning = Learning.of(basis, old.number(), teams(old, false), run.number(), now);
    if (learning != null && found.stream().noneMatch(other -> other.before() == old.number())) {
      found.add(learning);
    }
  }

  /** What happened to one team of the run, from a little before to a little after it. */
  public Replay replay(Debrief debrief, TeamId team, Sight sight) {
    return Replay.of(
        evidence.find(
            EvidenceQuery.ofTeam(
                team, debrief.run().startedAt().minus(AROUND), debrief.until().plus(AROUND))),
        sight);
  }

  /** Where a replay begins and ends. */
  public static Instant from(Debrief debrief) {
    return debrief.run().startedAt().minus(AROUND);
  }

  /** As {@link #from}. */
  public static Instant to(Debrief debrief) {
    return debrief.until().plus(AROUND);
  }

  /** The words of a person's handle. */
  public String handle(PersonId person) {
    return teams.person(person).map(Member::handle).orElse("somebody");
  }
}
