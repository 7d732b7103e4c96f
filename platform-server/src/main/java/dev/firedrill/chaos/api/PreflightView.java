package dev.firedrill.chaos.api;

import dev.firedrill.chaos.launch.LaunchPlan;
import dev.firedrill.chaos.launch.PreflightCheck;
import dev.firedrill.chaos.launch.TeamReadiness;
import dev.firedrill.scenario.api.ScenarioView.ProofView;
import dev.firedrill.web.TeamRefView;
import java.util.List;

/** What a launch would find now. A launch with nothing changed has the same digest. */
public record PreflightView(
    String scenarioId,
    List<TeamReadinessView> teams,
    int ready,
    String planDigest,
    ProofView proof) {

  /** One team and each of its checks. */
  public record TeamReadinessView(TeamRefView team, boolean ready, List<CheckView> checks) {}

  /** One check and what was found. */
  public record CheckView(String name, boolean ok, String detail) {
    static CheckView of(PreflightCheck check) {
      return new CheckView(check.name(), check.ok(), check.detail());
    }
  }

  static PreflightView of(LaunchPlan plan) {
    return new PreflightView(
        plan.plan().scenarioId(),
        plan.teams().stream().map(PreflightView::team).toList(),
        plan.ready(),
        plan.plan().digest(),
        ProofView.of(plan.proof()));
  }

  private static TeamReadinessView team(TeamReadiness readiness) {
    return new TeamReadinessView(
        new TeamRefView(
            readiness.team().id().value(),
            readiness.team().slug().value(),
            readiness.team().name()),
        readiness.ready(),
        readiness.checks().stream().map(CheckView::of).toList());
  }
}
