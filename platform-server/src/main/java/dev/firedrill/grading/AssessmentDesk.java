package dev.firedrill.grading;

import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.RunQueries;
import dev.firedrill.chaos.RunRecord;
import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.grading.scoring.AutoScore;
import dev.firedrill.grading.scoring.ScoreJson;
import dev.firedrill.grading.scoring.Scoring;
import dev.firedrill.grading.scoring.ScoringRules;
import dev.firedrill.grading.scoring.gate.RulesVersion;
import dev.firedrill.incident.IncidentId;
import dev.firedrill.incident.Incidents;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.IdSource;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.scenarios.plan.RunPlan;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.Teams;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes the assessments of runs that are over, each once, and not before what users saw until the
 * end has become evidence.
 */
public final class AssessmentDesk {
  /** A request is open for up to 10 s, and its window is written a little later. */
  public static final Duration SETTLING = Duration.ofSeconds(20);

  private final RunQueries runs;
  private final Assessments assessments;
  private final Incidents incidents;
  private final Evidence evidence;
  private final RunScorer scorer;
  private final Transactions transactions;
  private final DomainEvents events;
  private final IdSource ids;
  private final InstantSource clock;

  /** Runs that need no second look. */
  private final Set<RunId> done = ConcurrentHashMap.newKeySet();

  public AssessmentDesk(
      RunQueries runs,
      Assessments assessments,
      Incidents incidents,
      Evidence evidence,
      Teams teams,
      Transactions transactions,
      DomainEvents events,
      IdSource ids,
      InstantSource clock) {
    this.runs = runs;
    this.assessments = assessments;
    this.incidents = incidents;
    this.evidence = evidence;
    this.scorer = new RunScorer(evidence, teams);
    this.transactions = transactions;
    this.events = events;
    this.ids = ids;
    this.clock = clock;
  }

  /** Assesses all runs that are over and not assessed yet; returns how many assessments it made. */
  public int assessWhatEnded() {
    int made = 0;
    RuntimeException first = null;
    for (RunId run : runs.ended()) {
      try {
        made += assess(run);
      } catch (RuntimeException failed) {
        // One run that cannot be scored keeps no other from being scored.
        first = first == null ? failed : first;
      }
    }
    if (first != null) {
      throw first;
    }
    return made;
  }

  /**
   * Assesses every team of the run that has no assessment; does nothing while the run goes on or
   * its evidence settles. Returns how many assessments it made.
   */
  public int assess(RunId id) {
    RunRecord run = runs.find(id).orElse(null);
    if (done.contains(id) || run == null || !isSettled(run)) {
      return 0;
    }
    int made = 0;
    RuntimeException first = null;
    List<TeamId> teams =
        run.teams().keySet().stream().sorted(Comparator.comparing(TeamId::value)).toList();
    @Nullable RunPlan plan = null;
    for (TeamId team : teams) {
      if (assessments.find(id, team).isPresent()) {
        continue;
      }
      try {
        plan = plan == null ? RunPlan.parse(run.plan()) : plan;
        made += assess(run, plan, team) ? 1 : 0;
      } catch (RuntimeException failed) {
        // One team that cannot be scored keeps no other from being scored.
        first = first == null ? failed : first;
      }
    }
    if (first != null) {
      throw first;
    }
    done.add(id);
    return made;
  }

  private boolean isSettled(RunRecord run) {
    Instant ended = run.endedAt();
    return run.state().isOver() && ended != null && !clock.instant().isBefore(ended.plus(SETTLING));
  }

  private boolean assess(RunRecord run, RunPlan plan, TeamId team) {
    return transactions.call(() -> {
      Scored scored = score(run, plan, team, new AssessmentId(ids.next()), Long.MAX_VALUE);
      if (!assessments.add(scored.assessment())) {
        return false;
      }
      evidence.append(fact(scored.assessment(), scored.rules()));
      events.publish(new AssessmentChanged(scored.assessment().id(), team, false));
      return true;
    });
  }

  /**
   * Scores the same facts once more, without storing anything: the same bytes, unless the rules of
   * scoring were changed since.
   */
  public String replay(Assessment stored) {
    RunRecord run =
        runs.find(stored.run())
            .orElseThrow(() -> new IllegalStateException("there is no run " + stored.run()));
    RunPlan plan = RunPlan.parse(run.plan());
    return score(run, plan, stored.team(), stored.id(), stored.evidenceUpTo())
        .assessment()
        .autoJson();
  }

  private record Scored(Assessment assessment, RulesVersion rules) {}

  private Scored score(
      RunRecord run, RunPlan plan, TeamId team, AssessmentId id, long evidenceUpTo) {
    Instant to = Objects.requireNonNull(run.endedAt());
    ScoringRules rules = scorer.rules(plan, team);
    RunScorer.Reading reading = scorer.read(run, rules, team, to, evidenceUpTo);
    AutoScore auto = Scoring.score(rules, reading.signals());
    UUID incident = reading.signals().incident();
    Assessment assessment =
        new Assessment(
            id,
            run.id(),
            run.number(),
            run.scenarioTitle(),
            team,
            incident == null
                ? null
                : incidents.find(new IncidentId(incident)).map(found -> found.id()).orElse(null),
            run.startedAt(),
            to,
            reading.upTo(),
            rules.objective(),
            rules.grading().postmortem().share(),
            auto,
            ScoreJson.write(auto),
            run.terms().credit());
    return new Scored(assessment, reading.signals().gates().rules());
  }

  private static NewEvidence fact(Assessment assessment, RulesVersion rules) {
    AutoScore auto = assessment.auto();
    Map<String, Object> points = new LinkedHashMap<>();
    auto.lines().forEach(line -> points.put(line.id(), line.points()));
    String text =
        auto.voided()
            ? "Run " + assessment.runNumber() + " is void for this team"
            : "Run " + assessment.runNumber() + " scored " + auto.total() + " of 100";
    return NewEvidence.of(
            EvidenceKind.SCORE_COMPUTED, assessment.team(), "assessment:" + assessment.id(), text)
        .withRun(assessment.run().value())
        .withPayload(
            Map.of(
                "assessmentId", assessment.id().toString(),
                "total", auto.total(),
                "voided", auto.voided(),
                "points", points,
                "rules", rules.number(),
                "evidenceUpTo", assessment.evidenceUpTo()));
  }
}
