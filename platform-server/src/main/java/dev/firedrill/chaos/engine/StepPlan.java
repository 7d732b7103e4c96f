package dev.firedrill.chaos.engine;

import dev.firedrill.chaos.fault.FaultOrder;
import dev.firedrill.chaos.ledger.ActiveRun;
import dev.firedrill.chaos.ledger.StepExecution;
import dev.firedrill.chaos.probe.ProbeSampler;
import dev.firedrill.scenarios.Scenario;
import dev.firedrill.scenarios.Step;
import dev.firedrill.scenarios.plan.PlannedStep;
import dev.firedrill.scenarios.plan.TeamPlan;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/** What the immutable plan of a run says about one step of one team. */
record StepPlan(
    ActiveRun run, Scenario scenario, TeamPlan teamPlan, TeamId team, PlannedStep planned) {
  /** How much longer than until its revert a target keeps an effect when nobody reverts it. */
  private static final Duration EXPIRY_MARGIN = Duration.ofSeconds(60);

  TeamEnvironment bot() {
    return TeamEnvironment.production(team);
  }

  /** The step as a fault; fails when it is none. */
  Step.Injection injection() {
    return switch (planned.step()) {
      case Step.Injection injection -> injection;
      case Step.TrafficStep _, Step.InjectStep _, Step.AnnounceStep _, Step.CheckpointStep _ ->
          throw new IllegalStateException("step " + planned.step().id() + " is not a fault");
    };
  }

  FaultOrder order(StepExecution step) {
    Instant expires = Objects.requireNonNullElse(step.times().expiresAt(), run.run().endsAt());
    return new FaultOrder(
        bot(), injection().args(), step.key().operationKey(), step.epoch(), expires);
  }

  /** When a fault that is injected now must be undone: never later than the run. */
  Instant revertDue(Instant now) {
    Instant wanted = now.plus(injection().duration());
    return wanted.isBefore(run.run().endsAt()) ? wanted : run.run().endsAt();
  }

  Instant expires(Instant revertDue) {
    return revertDue.plus(EXPIRY_MARGIN);
  }

  Duration rollbackDeadline() {
    return scenario.safety().rollback().deadline();
  }

  /** The commands whose users the scenario's faults are meant to hurt. */
  Set<String> aimedAt() {
    return ProbeSampler.aimedAt(scenario);
  }
}
