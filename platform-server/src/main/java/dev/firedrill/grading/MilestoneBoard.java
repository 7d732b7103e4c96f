package dev.firedrill.grading;

import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.RunMilestones;
import dev.firedrill.chaos.RunQueries;
import dev.firedrill.chaos.RunRecord;
import dev.firedrill.evidence.Evidence;
import dev.firedrill.grading.scoring.AutoScore;
import dev.firedrill.grading.scoring.ScoringRules;
import dev.firedrill.grading.scoring.Signals;
import dev.firedrill.incident.IncidentId;
import dev.firedrill.incident.Incidents;
import dev.firedrill.scenarios.plan.RunPlan;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.Teams;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How far the teams of a run have come, by the same rules that score it later: of a run that goes
 * on from evidence so far, of an assessed one from its assessment. Answers are up to two seconds
 * old.
 */
public final class MilestoneBoard implements RunMilestones {
  private static final Duration FRESH = Duration.ofSeconds(2);
  private static final int KEPT_AT_MOST = 2_000;

  private record Key(RunId run, TeamId team) {}

  private record Kept(Instant at, Milestones milestones) {}

  private final RunQueries runs;
  private final Assessments assessments;
  private final Incidents incidents;
  private final RunScorer scorer;
  private final InstantSource clock;
  private final Map<Key, Kept> kept = new ConcurrentHashMap<>();
  private final Map<Key, ScoringRules> rules = new ConcurrentHashMap<>();

  public MilestoneBoard(
      RunQueries runs,
      Assessments assessments,
      Incidents incidents,
      Evidence evidence,
      Teams teams,
      InstantSource clock) {
    this.runs = runs;
    this.assessments = assessments;
    this.incidents = incidents;
    this.scorer = new RunScorer(evidence, teams);
    this.clock = clock;
  }

  @Override
  public Milestones of(RunId run, TeamId team) {
    Key key = new Key(run, team);
    Instant now = clock.instant();
    Kept last = kept.get(key);
    if (last != null && now.isBefore(last.at().plus(FRESH))) {
      return last.milestones();
    }
    Milestones milestones = read(key, now);
    if (kept.size() >= KEPT_AT_MOST) {
      kept.clear();
      rules.clear();
    }
    kept.put(key, new Kept(now, milestones));
    return milestones;
  }

  private Milestones read(Key key, Instant now) {
    Optional<Assessment> assessed = assessments.find(key.run(), key.team());
    if (assessed.isPresent()) {
      AutoScore.Measured measured = assessed.get().auto().signals();
      IncidentId incident = assessed.get().incident();
      return new Milestones(
          measured.effectAt(),
          measured.detectedAt(),
          measured.engagedAt(),
          measured.mitigatedAt(),
          measured.resolvedAt(),
          incident == null ? null : incident(incident.value()));
    }
    return runs.find(key.run()).map(run -> soFar(run, key, now)).orElse(Milestones.UNKNOWN);
  }

  private Milestones soFar(RunRecord run, Key key, Instant now) {
    if (!run.teams().containsKey(key.team())) {
      return Milestones.UNKNOWN;
    }
    Instant to = run.endedAt() == null ? now : run.endedAt();
    ScoringRules teamRules =
        rules.computeIfAbsent(
            key, missing -> scorer.rules(RunPlan.parse(run.plan()), missing.team()));
    Signals signals = scorer.read(run, teamRules, key.team(), to, Long.MAX_VALUE).signals();
    return new Milestones(
        signals.effectAt(),
        signals.detectedAt(),
        signals.engagedAt(),
        signals.mitigatedAt(),
        signals.resolvedAt(),
        incident(signals.incident()));
  }

  private @Nullable IncidentRef incident(@Nullable UUID id) {
    return id == null
        ? null
        : incidents
            .find(new IncidentId(id))
            .map(found -> new IncidentRef(id, found.number(), found.status().name()))
            .orElse(null);
  }
}
