package dev.firedrill.app.wiring;

import dev.firedrill.chaos.RunQueries;
import dev.firedrill.chaos.RunRecord;
import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.EvidenceQuery;
import dev.firedrill.incident.hint.HintSource;
import dev.firedrill.scenarios.plan.RunPlan;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.Teams;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The hints of the run that a team is in, from the plan that was made for it. */
record HintsOfRuns(RunQueries runs, Evidence evidence, Teams teams) implements HintSource {
  private static final int ALL = 1_000;

  @Override
  public List<Due> due(TeamId team, Instant now) {
    Optional<RunRecord> run = runs.activeRunOf(team);
    Optional<Instant> effect = run.flatMap(active -> effect(active, team));
    if (run.isEmpty() || effect.isEmpty()) {
      return List.of();
    }
    RunPlan plan = RunPlan.parse(run.get().plan());
    return plan.hints(teams.get(team).slug().value()).stream()
        .filter(hint -> !effect.get().plus(hint.availableAfter()).isAfter(now))
        .map(hint ->
            new Due(run.get().id().value(), hint.id(), hint.cost(), hint.requires(), hint.text()))
        .toList();
  }

  /** When users first felt a fault of the run. */
  private Optional<Instant> effect(RunRecord run, TeamId team) {
    return evidence
        .find(
            new EvidenceQuery(
                team,
                run.id().value(),
                Set.of(EvidenceKind.FAULT_VERIFIED),
                null,
                null,
                false,
                ALL))
        .stream()
        .map(EvidenceEvent::occurredAt)
        .findFirst();
  }
}
