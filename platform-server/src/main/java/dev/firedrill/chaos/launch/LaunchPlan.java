package dev.firedrill.chaos.launch;

import dev.firedrill.scenarios.plan.RunPlan;
import java.util.List;

/** What a launch would do: the very object that a launch executes. */
public record LaunchPlan(RunPlan plan, List<TeamReadiness> teams) {
  public LaunchPlan {
    teams = List.copyOf(teams);
  }

  public int ready() {
    return (int) teams.stream().filter(TeamReadiness::ready).count();
  }
}
