package dev.firedrill.chaos.engine;

import dev.firedrill.chaos.fault.FaultOrder;
import dev.firedrill.chaos.intent.Intent;
import dev.firedrill.chaos.ledger.ActiveRun;
import dev.firedrill.chaos.ledger.StepExecution;
import dev.firedrill.chaos.probe.ProbeSampler;
import dev.firedrill.chaos.traffic.TrafficFault;
import dev.firedrill.scenarios.Args;
import dev.firedrill.scenarios.Scenario;
import dev.firedrill.scenarios.Step;
import dev.firedrill.scenarios.plan.PlannedStep;
import dev.firedrill.scenarios.plan.TeamPlan;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the immutable plan of a run says about one step of one team. */
public record StepPlan(
    ActiveRun run, Scenario scenario, TeamPlan teamPlan, TeamId team, PlannedStep planned) {
  /** How much longer than until its revert a target keeps an effect when nobody reverts it. */
  private static final Duration EXPIRY_MARGIN = Duration.ofSeconds(60);

  TeamEnvironment bot() {
    return TeamEnvironment.production(team);
  }

  /** The step as a fault or noise, null when it is neither. */
  Step.@Nullable Injection injection() {
    return planned.step() instanceof Step.Injection injection ? injection : null;
  }

  /** The id of what it injects, for the record. */
  String what() {
    return switch (planned.step()) {
      case Step.Injection injection -> injection.fault();
      case Step.TrafficStep load -> "traffic " + TrafficFault.word(load.profile());
      case Step.InjectStep _, Step.AnnounceStep _, Step.CheckpointStep _ -> planned.step().id();
    };
  }

  String target() {
    return planned.step() instanceof Step.Injection injection ? injection.target() : "bot";
  }

  /** As planned, unless staff changed them. */
  public Args args(StepExecution step) {
    Map<String, Object> changed = step.tuning().args();
    return changed == null ? plannedArgs() : Args.of(changed);
  }

  private Args plannedArgs() {
    return switch (planned.step()) {
      case Step.Injection injection -> injection.args();
      case Step.TrafficStep load -> load.args();
      case Step.InjectStep _, Step.AnnounceStep _, Step.CheckpointStep _ -> Args.EMPTY;
    };
  }

  /** With what staff added. */
  Duration duration(StepExecution step) {
    Duration planned =
        switch (this.planned.step()) {
          case Step.Injection injection -> injection.duration();
          case Step.TrafficStep load -> load.duration();
          case Step.InjectStep _, Step.AnnounceStep _, Step.CheckpointStep _ -> Duration.ZERO;
        };
    return planned.plus(step.tuning().extra());
  }

  FaultOrder order(StepExecution step) {
    Instant expires = Objects.requireNonNullElse(step.times().expiresAt(), run.run().endsAt());
    return new FaultOrder(bot(), args(step), step.key().operationKey(), step.epoch(), expires);
  }

  /** When what is injected then must be undone: never later than the run. */
  Instant revertDue(StepExecution step, Instant injected) {
    Instant wanted = injected.plus(duration(step));
    return wanted.isBefore(run.run().endsAt()) ? wanted : run.run().endsAt();
  }

  static Instant expires(Instant revertDue) {
    return revertDue.plus(EXPIRY_MARGIN);
  }

  /** Probes that show its effect; none for load. */
  List<String> effectProbes() {
    Step.Injection injection = injection();
    return injection == null ? List.of() : injection.verify().probes();
  }

  /** What is kept outside of the database; nothing for load, which ends with its server. */
  Optional<Intent> intent(StepExecution step) {
    Step.Injection injection = injection();
    Instant due = step.times().revertDueAt();
    if (injection == null || due == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Intent(
            step.key(),
            injection.fault(),
            bot(),
            args(step).values(),
            Objects.requireNonNullElse(step.snapshot(), Map.of()),
            Objects.requireNonNullElse(step.injected(), Map.of()),
            step.epoch(),
            due,
            order(step).expiresAt()));
  }

  /** Probes that show that its effect is gone; none for load. */
  List<String> cleanProbes() {
    return injection() == null ? List.of() : scenario.safety().rollback().verify();
  }

  Duration rollbackDeadline() {
    return scenario.safety().rollback().deadline();
  }

  /** The commands whose users the scenario's faults are meant to hurt. */
  Set<String> aimedAt() {
    return ProbeSampler.aimedAt(scenario);
  }
}
