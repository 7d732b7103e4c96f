package dev.firedrill.chaos.plan;

import dev.firedrill.chaos.launch.LaunchPlan;
import dev.firedrill.chaos.ledger.StepExecution;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a schedule would do: the very plan that a launch executes, when it would be due next, what
 * would happen to whom at the first of these, and why it would be refused.
 */
public record SchedulePreview(
    LaunchPlan plan,
    List<Instant> times,
    Map<String, List<StepExecution>> stepsByTeam,
    List<String> clashes) {
  public SchedulePreview {
    times = List.copyOf(times);
    clashes = List.copyOf(clashes);
  }
}
