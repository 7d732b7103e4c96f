package dev.firedrill.chaos.engine;

import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.ledger.ActiveRun;
import dev.firedrill.chaos.ledger.StepKey;
import dev.firedrill.scenarios.plan.RunPlan;
import dev.firedrill.scenarios.plan.TeamPlan;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.Teams;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The plans of runs, read once: a plan never changes. */
final class RunPlans {
  private final Teams teams;
  private final Map<RunId, RunPlan> read = new ConcurrentHashMap<>();
  private final Map<TeamId, String> slugs = new ConcurrentHashMap<>();

  RunPlans(Teams teams) {
    this.teams = teams;
  }

  StepPlan of(ActiveRun run, StepKey key) {
    TeamPlan team = teamPlan(run, key.team());
    return new StepPlan(run, plan(run).scenario(), team, key.team(), team.step(key.step()));
  }

  TeamPlan teamPlan(ActiveRun run, TeamId team) {
    String slug = slugs.computeIfAbsent(team, id -> teams.get(id).slug().value());
    return plan(run)
        .team(slug)
        .orElseThrow(() ->
            new IllegalStateException("the plan of run " + run.run().id() + " lacks " + slug));
  }

  RunPlan plan(ActiveRun run) {
    return read.computeIfAbsent(run.run().id(), id -> RunPlan.parse(run.run().plan()));
  }

  /** Forgets the plans of all other runs. */
  void keepOnly(Set<RunId> runs) {
    read.keySet().retainAll(runs);
  }
}
