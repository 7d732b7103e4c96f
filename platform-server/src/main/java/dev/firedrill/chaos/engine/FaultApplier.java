package dev.firedrill.chaos.engine;

import static dev.firedrill.chaos.ledger.StepState.APPLIED;
import static dev.firedrill.chaos.ledger.StepState.APPLYING;
import static dev.firedrill.chaos.ledger.StepState.INTENT;

import dev.firedrill.chaos.fault.Applied;
import dev.firedrill.chaos.fault.FaultOrder;
import dev.firedrill.chaos.ledger.StepExecution;
import dev.firedrill.chaos.ledger.StepKind;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/** Injects faults: intent, snapshot and revert deadline are committed before the first effect. */
final class FaultApplier {
  private final Workbench bench;
  private final FaultReverter reverter;

  FaultApplier(Workbench bench, FaultReverter reverter) {
    this.bench = bench;
    this.reverter = reverter;
  }

  /** The row that says what is going to be done at the instant; reads the target. */
  StepExecution intent(StepPlan plan, StepExecution armed, Instant at) {
    Instant from = armed.kind() == StepKind.TRAFFIC ? armed.plannedAt() : at;
    Instant revertDue = plan.revertDue(armed, from);
    StepExecution planned =
        armed
            .next(INTENT, at.plus(Workbench.EFFECT_LEASE))
            .times(times -> times.intended(revertDue, StepPlan.expires(revertDue)));
    FaultOrder order = plan.order(planned);
    return planned.intending(
        bench.fault(plan, armed).snapshot(order), bench.fault(plan, armed).injected(order));
  }

  /** To be committed with that row. */
  NewEvidence intended(StepPlan plan, StepExecution moved) {
    return StepFacts.of(
        EvidenceKind.FAULT_INTENT,
        plan,
        moved,
        "About to inject: " + moved.title(),
        bench.now(),
        Map.of(
            "snapshot",
            Objects.requireNonNullElse(moved.snapshot(), Map.of()),
            "injected",
            Objects.requireNonNullElse(moved.injected(), Map.of())));
  }

  /** Applies once more under a new epoch; the ledger says so before it happens. */
  void apply(StepPlan plan, StepExecution seen) {
    StepExecution next = seen.next(APPLYING, bench.now().plus(Workbench.EFFECT_LEASE)).attempted();
    bench.recorder().claim(seen, next).ifPresent(applying -> effect(plan, applying).run());
  }

  /** Does it to the target now; what is returned writes down what came of it. */
  Runnable effect(StepPlan plan, StepExecution applying) {
    bench.intents().intend(plan.intent(applying).stream().toList());
    Applied came = bench.fault(plan, applying).apply(plan.order(applying));
    Instant at = bench.now();
    return switch (came) {
      case Applied.Done _ -> () -> applied(plan, applying, at);
      case Applied.Refused(String reason) -> () -> reverter.voidAndRevert(plan, applying, reason);
    };
  }

  private void applied(StepPlan plan, StepExecution applying, Instant at) {
    Duration skew = Duration.between(applying.plannedAt(), at);
    StepExecution next = applying.next(APPLIED, at).times(times -> times.applied(at));
    bench
        .recorder()
        .move(
            applying,
            next,
            StepFacts.of(
                EvidenceKind.FAULT_APPLIED,
                plan,
                next,
                "Injected: " + next.title(),
                at,
                Map.of("skewMillis", skew.toMillis())));
  }

  /** Takes over from a server that died between the intent and knowing what came of it. */
  void resume(StepPlan plan, StepExecution seen) {
    StepExecution next = seen.next(seen.state(), bench.now().plus(Workbench.EFFECT_LEASE));
    bench
        .recorder()
        .claim(seen, next)
        .ifPresent(step -> {
          var reading =
              bench
                  .fault(plan, step)
                  .read(plan.order(step), Objects.requireNonNullElse(step.snapshot(), Map.of()));
          switch (reading) {
            case OURS -> applied(plan, step, bench.now());
            case AS_BEFORE -> applyUnlessLate(plan, step);
            case CHANGED ->
                reverter.voidAndRevert(
                    plan, step, "somebody else changed the target while the platform was away");
          }
        });
  }

  /** Load is joined where it would be by now; a fault is made up for within limits. */
  private void applyUnlessLate(StepPlan plan, StepExecution step) {
    Duration late = Duration.between(step.plannedAt(), bench.now());
    if (step.kind() != StepKind.TRAFFIC && late.compareTo(StepMove.FAULT_MAY_BE_LATE) > 0) {
      reverter.voidAndRevert(
          plan,
          step,
          "the platform was away and came back "
              + late.toSeconds()
              + " s after this was due; at most 30 s are made up for");
    } else {
      apply(plan, step);
    }
  }

  /** Tells the target of a change that staff made; a newer epoch of the same operation. */
  void reapply(StepPlan plan, StepExecution seen) {
    bench.intents().intend(plan.intent(seen).stream().toList());
    Applied came = bench.fault(plan, seen).apply(plan.order(seen));
    StepExecution told = seen.next(seen.state(), seen.dueAt()).tuned(seen.tuning().pending(false));
    switch (came) {
      case Applied.Done _ -> bench.recorder().move(seen, told, moved -> {});
      case Applied.Refused(String reason) ->
          bench.recorder().move(seen, told.noted("the change was refused: " + reason), moved -> {});
    }
  }
}
