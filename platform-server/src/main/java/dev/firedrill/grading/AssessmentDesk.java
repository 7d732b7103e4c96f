package dev.firedrill.grading;

import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.RunQueries;
import dev.firedrill.chaos.RunRecord;
import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.grading.adjust.Adjustments;
import dev.firedrill.grading.scoring.AutoScore;
import dev.firedrill.grading.scoring.ScoreJson;
import dev.firedrill.grading.scoring.Scoring;
import dev.firedrill.grading.scoring.ScoringRules;
import dev.firedrill.grading.scoring.Thresholds;
import dev.firedrill.grading.scoring.gate.RulesVersion;
import dev.firedrill.incident.IncidentId;
import dev.firedrill.incident.Incidents;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.IdSource;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.ProblemCode;
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
  private final Adjustments adjustments;
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
    this.adjustments = new Adjustments(evidence);
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
      Scored scored =
          score(
              run,
              plan,
              team,
              new AssessmentId(ids.next()),
              Long.MAX_VALUE,
              adjustments.granted(team, run.id(), Long.MAX_VALUE),
              1);
      if (!assessments.add(scored.assessment())) {
        return false;
      }
      evidence.append(fact(scored.assessment(), scored.rules(), null));
      events.publish(new AssessmentChanged(scored.assessment().id(), team, false));
      return true;
    });
  }

  /**
   * Scores the same facts once more, without storing anything: the same bytes, unless the rules of
   * scoring were changed since.
   */
  public String replay(Assessment stored) {
    return again(
            stored, adjustments.granted(stored.team(), stored.run(), stored.adjustedUpTo()), null)
        .assessment()
        .autoJson();
  }

  /** What {@link #recompute} would store. */
  public Assessment preview(Assessment stored) {
    return preview(stored, null);
  }

  /** The same, by rules that nobody has changed yet; null: by those that count. */
  public Assessment preview(Assessment stored, @Nullable Thresholds other) {
    return again(stored, adjustments.granted(stored.team(), stored.run(), Long.MAX_VALUE), other)
        .assessment();
  }

  /**
   * Scores the same facts anew with all that staff granted since; the assessment as it is then.
   * Fails with not-found.
   */
  public Assessment recompute(AssessmentId id, PersonId by) {
    return transactions.call(() -> {
      Assessment stored =
          assessments
              .find(id)
              .orElseThrow(() -> Failure.notFound("There is no such assessment here."));
      Scored scored =
          again(stored, adjustments.granted(stored.team(), stored.run(), Long.MAX_VALUE), null);
      if (scored.assessment().autoJson().equals(stored.autoJson())) {
        return stored;
      }
      if (!assessments.replace(scored.assessment())) {
        throw new Failure(
            ProblemCode.CONFLICT,
            "Somebody computed this score anew in the meantime: look at it and decide again.");
      }
      evidence.append(fact(scored.assessment(), scored.rules(), by));
      events.publish(new AssessmentChanged(id, stored.team(), true));
      return scored.assessment();
    });
  }

  private Scored again(Assessment stored, Adjustments.Granted granted, @Nullable Thresholds other) {
    RunRecord run =
        runs.find(stored.run())
            .orElseThrow(() -> new IllegalStateException("there is no run " + stored.run()));
    Adjustments.Granted counted =
        other == null ? granted : new Adjustments.Granted(granted.grants(), other, granted.upTo());
    return score(
        run,
        RunPlan.parse(run.plan()),
        stored.team(),
        stored.id(),
        stored.evidenceUpTo(),
        counted,
        stored.revision() + 1);
  }

  private record Scored(Assessment assessment, RulesVersion rules) {}

  private Scored score(
      RunRecord run,
      RunPlan plan,
      TeamId team,
      AssessmentId id,
      long evidenceUpTo,
      Adjustments.Granted granted,
      int revision) {
    Instant to = Objects.requireNonNull(run.endedAt());
    ScoringRules rules =
        scorer.rules(plan, team).with(granted.thresholds(), granted.grants().factor());
    RunScorer.Reading reading = scorer.read(run, rules, team, to, evidenceUpTo, granted.grants());
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
            // What was read once stays the bound, though it had no fact at its end.
            evidenceUpTo == Long.MAX_VALUE ? reading.upTo() : evidenceUpTo,
            rules.objective(),
            rules.grading().postmortem().share(),
            auto,
            ScoreJson.write(auto),
            run.terms().credit(),
            granted.upTo(),
            revision);
    return new Scored(assessment, reading.signals().gates().rules());
  }

  private static NewEvidence fact(
      Assessment assessment, RulesVersion rules, @Nullable PersonId by) {
    AutoScore auto = assessment.auto();
    Map<String, Object> points = new LinkedHashMap<>();
    auto.lines().forEach(line -> points.put(line.id(), line.points()));
    String text =
        auto.voided()
            ? "Run " + assessment.runNumber() + " is void for this team"
            : "Run " + assessment.runNumber() + " scored " + auto.total() + " of 100";
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("assessmentId", assessment.id().toString());
    payload.put("total", auto.total());
    payload.put("voided", auto.voided());
    payload.put("points", points);
    payload.put("rules", rules.number());
    payload.put("evidenceUpTo", assessment.evidenceUpTo());
    payload.put("adjustedUpTo", assessment.adjustedUpTo());
    payload.put("revision", assessment.revision());
    payload.put(Seals.DIGEST, Seals.of(assessment));
    return NewEvidence.of(
            EvidenceKind.SCORE_COMPUTED, assessment.team(), "assessment:" + assessment.id(), text)
        .withRun(assessment.run().value())
        .withActor(by)
        .withPayload(payload);
  }
}
