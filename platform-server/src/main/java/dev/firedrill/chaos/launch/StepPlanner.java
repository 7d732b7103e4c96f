package dev.firedrill.chaos.launch;

import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.ledger.StepExecution;
import dev.firedrill.chaos.ledger.StepKey;
import dev.firedrill.chaos.ledger.StepKind;
import dev.firedrill.chaos.traffic.TrafficFault;
import dev.firedrill.scenarios.At;
import dev.firedrill.scenarios.Step;
import dev.firedrill.scenarios.plan.PlannedStep;
import dev.firedrill.scenarios.plan.TeamPlan;
import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows with which a team's ledger begins. */
final class StepPlanner {
  private StepPlanner() {}

  /**
   * In the plan's order. The time of a step that waits for an event is an estimate: as if the event
   * came with its step's time.
   */
  static List<StepExecution> steps(RunId run, TeamId team, TeamPlan plan, Instant timeZero) {
    Map<String, Instant> times = new HashMap<>();
    List<StepExecution> steps = new ArrayList<>();
    for (PlannedStep planned : plan.steps()) {
      Step step = planned.step();
      Instant at = time(planned.at(), times, timeZero);
      times.put(step.id(), at);
      StepKey key = new StepKey(run, team, step.id());
      switch (step) {
        case Step.FaultStep fault ->
            steps.add(StepExecution.planned(key, StepKind.FAULT, title(fault), at, at));
        case Step.NoiseStep noise ->
            steps.add(StepExecution.planned(key, StepKind.NOISE, title(noise), at, at));
        case Step.TrafficStep load ->
            steps.add(
                StepExecution.planned(
                    key, StepKind.TRAFFIC, TrafficFault.word(load.profile()) + " traffic", at, at));
        case Step.CheckpointStep checkpoint ->
            steps.add(
                StepExecution.planned(
                    key,
                    StepKind.CHECKPOINT,
                    checkpoint.text() == null ? "Checkpoint " + step.id() : checkpoint.text(),
                    at,
                    at));
        case Step.InjectStep inject ->
            steps.add(
                StepExecution.planned(
                    key,
                    StepKind.INJECT,
                    inject.persona() + " writes in #" + inject.channel(),
                    at,
                    at));
        case Step.AnnounceStep announce ->
            steps.add(
                StepExecution.planned(
                    key, StepKind.INJECT, "Announcement in #" + announce.channel(), at, at));
      }
    }
    return steps;
  }

  private static Instant time(At at, Map<String, Instant> times, Instant timeZero) {
    return switch (at) {
      case At.Offset(var offset) -> timeZero.plus(offset);
      case At.After after -> {
        Instant estimate = times.getOrDefault(after.after(), timeZero).plus(after.delay());
        Instant latest = after.orAt() == null ? estimate : timeZero.plus(after.orAt());
        yield latest.isBefore(estimate) ? latest : estimate;
      }
    };
  }

  private static String title(Step.Injection fault) {
    return fault.fault() + " on " + fault.target();
  }
}
