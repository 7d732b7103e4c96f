package dev.firedrill.chaos.api;

import dev.firedrill.chaos.launch.LaunchPlan;
import dev.firedrill.chaos.launch.PreflightCheck;
import dev.firedrill.chaos.launch.TeamReadiness;
import dev.firedrill.scenarios.proof.Proof;
import dev.firedrill.scenarios.proof.Standing;
import dev.firedrill.web.TeamRefView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a launch would find now. A launch with nothing changed has the same digest. */
public record PreflightView(
    String scenarioId,
    List<TeamReadinessView> teams,
    int ready,
    String planDigest,
    StandingView proof) {

  /** Whether robot players have proved the scenario as it is; the reason says why not. */
  public record StandingView(boolean proven, @Nullable String provenOn, @Nullable String reason) {
    static StandingView of(Standing standing) {
      return switch (standing) {
        case Standing.Proven(Proof proof) -> new StandingView(true, proof.provedOn(), null);
        case Standing.Unproven(String reason) -> new StandingView(false, null, reason);
      };
    }
  }

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
        StandingView.of(plan.proof()));
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
