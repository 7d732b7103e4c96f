package dev.firedrill.chaos.launch;

import dev.firedrill.scenarios.Baseline;
import dev.firedrill.scenarios.plan.RunPlan;
import dev.firedrill.scenarios.proof.Standing;
import dev.firedrill.team.TeamId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a launch would do: the very object that a launch executes. */
public record LaunchPlan(RunPlan plan, List<TeamReadiness> teams, Standing proof) {
  public LaunchPlan {
    teams = List.copyOf(teams);
  }

  public int ready() {
    return (int) teams.stream().filter(TeamReadiness::ready).count();
  }

  Optional<TeamReadiness> firstNotReady() {
    return teams.stream().filter(team -> !team.ready()).findFirst();
  }

  boolean anyUnstable() {
    return teams.stream().anyMatch(TeamReadiness::unstable);
  }

  /** Teams that cannot take part, each with the reason. */
  Map<TeamId, String> leftOut() {
    return reasons(team -> !team.ready() && !isVoided(team));
  }

  /** Teams that take part without anything being done to them or scored. */
  Map<TeamId, String> voided() {
    return reasons(this::isVoided);
  }

  private boolean isVoided(TeamReadiness team) {
    return team.unstable() && plan.scenario().baseline().onFail() == Baseline.OnFail.VOID_TEAM;
  }

  private Map<TeamId, String> reasons(Predicate<TeamReadiness> which) {
    Map<TeamId, String> reasons = new LinkedHashMap<>();
    teams.stream()
        .filter(which)
        .forEach(team ->
            team.firstFailure()
                .ifPresent(check ->
                    reasons.put(
                        team.team().id(), "check " + check.name() + " failed: " + check.detail())));
    return reasons;
  }

  /** The same plan for the others. */
  LaunchPlan withoutThoseLeftOut() {
    Map<TeamId, String> out = leftOut();
    if (out.isEmpty()) {
      return this;
    }
    List<TeamReadiness> in =
        teams.stream().filter(team -> !out.containsKey(team.team().id())).toList();
    Set<String> slugs =
        in.stream().map(team -> team.team().slug().value()).collect(Collectors.toSet());
    return new LaunchPlan(
        new RunPlan(
            plan.runId(),
            plan.attempt(),
            plan.scenario(),
            plan.teams().stream().filter(team -> slugs.contains(team.team().slug())).toList()),
        in,
        proof);
  }
}
