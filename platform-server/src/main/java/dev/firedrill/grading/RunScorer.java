package dev.firedrill.grading;

import dev.firedrill.chaos.RunRecord;
import dev.firedrill.chaos.RunTeamState;
import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceQuery;
import dev.firedrill.grading.scoring.Grants;
import dev.firedrill.grading.scoring.ScoringRules;
import dev.firedrill.grading.scoring.SignalReader;
import dev.firedrill.grading.scoring.Signals;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.scenarios.plan.RunPlan;
import dev.firedrill.team.Member;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.Teams;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the evidence of a team in a run and what it signals. */
final class RunScorer {
  /** Signals and the newest fact they come from. */
  record Reading(Signals signals, long upTo) {}

  /**
   * The start of a run that was launched before the clock was as coarse as the database may have
   * been rounded up, past the fact of it, which names the rules.
   */
  private static final Duration ROUNDING = Duration.of(1, ChronoUnit.MICROS);

  private final Evidence evidence;
  private final Teams teams;

  RunScorer(Evidence evidence, Teams teams) {
    this.evidence = evidence;
    this.teams = teams;
  }

  ScoringRules rules(RunPlan plan, TeamId team) {
    return ScoringRules.of(plan, teams.get(team).slug());
  }

  /** From the run's start to {@code to}, of facts with ids up to {@code upTo} only. */
  Reading read(RunRecord run, ScoringRules rules, TeamId team, Instant to, long upTo) {
    return read(run, rules, team, to, upTo, Grants.NONE);
  }

  /** The same, with what staff granted. */
  Reading read(
      RunRecord run, ScoringRules rules, TeamId team, Instant to, long upTo, Grants grants) {
    Instant from = run.startedAt().minus(ROUNDING);
    List<EvidenceEvent> events =
        evidence.find(EvidenceQuery.ofTeam(team, from, to)).stream()
            .filter(event -> event.id() <= upTo)
            .toList();
    Set<PersonId> roster = teams.members(team).stream().map(Member::id).collect(Collectors.toSet());
    boolean voided = run.teams().get(team) == RunTeamState.VOID;
    Signals signals =
        new SignalReader(rules, roster, grants).read(events, run.startedAt(), to, voided);
    long newest = events.stream().mapToLong(EvidenceEvent::id).max().orElse(0);
    return new Reading(signals, newest);
  }
}
