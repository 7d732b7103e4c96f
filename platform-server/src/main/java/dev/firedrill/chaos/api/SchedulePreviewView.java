package dev.firedrill.chaos.api;

import dev.firedrill.chaos.ledger.StepKind;
import dev.firedrill.chaos.plan.SchedulePreview;
import java.time.Instant;
import java.util.List;

/**
 * What a schedule would do: when it is due next, what would happen to whom then, whether the teams
 * are ready now, and why it would be refused. A launch with nothing changed has the same digest.
 */
public record SchedulePreviewView(
    List<Instant> times, List<String> clashes, PreflightView preflight, List<TeamStepsView> teams) {

  /** What would happen to one team, by slug. */
  public record TeamStepsView(String team, List<PlannedStepView> steps) {}

  /** One step; the time of one that waits for an event is an estimate. */
  public record PlannedStepView(String id, StepKind kind, String title, Instant at) {}

  static SchedulePreviewView of(SchedulePreview preview) {
    return new SchedulePreviewView(
        preview.times(),
        preview.clashes(),
        PreflightView.of(preview.plan()),
        preview.stepsByTeam().entrySet().stream()
            .map(team ->
                new TeamStepsView(
                    team.getKey(),
                    team.getValue().stream()
                        .map(step ->
                            new PlannedStepView(
                                step.key().step(), step.kind(), step.title(), step.plannedAt()))
                        .toList()))
            .toList());
  }
}
