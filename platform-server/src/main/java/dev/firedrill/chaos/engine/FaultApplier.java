package dev.firedrill.chaos.engine;

import static dev.firedrill.chaos.ledger.StepState.APPLIED;
import static dev.firedrill.chaos.ledger.StepState.APPLYING;
import static dev.firedrill.chaos.ledger.StepState.ARMED;
import static dev.firedrill.chaos.ledger.StepState.INTENT;

import dev.firedrill.chaos.fault.Applied;
import dev.firedrill.chaos.fault.FaultOrder;
import dev.firedrill.chaos.ledger.StepExecution;
import dev.firedrill.chaos.ledger.StepState;
import dev.firedrill.evidence.EvidenceKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Injects faults: intent, snapshot and revert deadline are committed before the first effect. */
final class FaultApplier {
  private final Workbench bench;
  private final FaultReverter reverter;

  FaultApplier(Workbench bench, FaultReverter reverter) {
    this.bench = bench;
    this.reverter = reverter;
  }

  Optional<StepExecution> arm(StepExecution planned, Instant due) {
    return bench.recorder().move(planned, planned.next(ARMED, due).plannedAt(due), moved -> {});
  }

  /** Injects an armed or planned fault now. */
  void begin(StepPlan plan, StepExecution seen, Instant due) {
    StepExecution armed = seen;
    if (seen.state() == StepState.PLANNED) {
      Optional<StepExecution> moved = arm(seen, due);
      if (moved.isEmpty()) {
        return;
      }
      armed = moved.get();
    }
    Instant now = bench.now();
    Instant revertDue = plan.revertDue(now);
    Instant expires = plan.expires(revertDue);
    StepExecution planned =
        armed
            .next(INTENT, now.plus(Workbench.EFFECT_LEASE))
            .times(times -> times.intended(revertDue, expires));
    FaultOrder order = plan.order(planned);
    StepExecution intent =
        planned.intending(bench.fault(plan).snapshot(order), bench.fault(plan).injected(order));
    bench
        .recorder()
        .move(
            armed,
            intent,
            moved -> {
              bench.recorder().running(moved.key());
              bench
                  .recorder()
                  .record(
                      moved.key(),
                      StepFacts.of(
                          EvidenceKind.FAULT_INTENT,
                          plan,
                          moved,
                          "About to inject: " + moved.title(),
                          now,
                          Map.of(
                              "snapshot",
                              Objects.requireNonNullElse(moved.snapshot(), Map.of()),
                              "injected",
                              Objects.requireNonNullElse(moved.injected(), Map.of()))));
            })
        .ifPresent(moved -> apply(plan, moved));
  }

  /** Applies once more under a new epoch; the ledger says so before it happens. */
  void apply(StepPlan plan, StepExecution seen) {
    StepExecution next = seen.next(APPLYING, bench.now().plus(Workbench.EFFECT_LEASE)).attempted();
    bench
        .recorder()
        .claim(seen, next)
        .ifPresent(applying -> {
          switch (bench.fault(plan).apply(plan.order(applying))) {
            case Applied.Done _ -> applied(plan, applying);
            case Applied.Refused(String reason) -> reverter.voidAndRevert(plan, applying, reason);
          }
        });
  }

  private void applied(StepPlan plan, StepExecution applying) {
    Instant now = bench.now();
    Duration skew = Duration.between(applying.plannedAt(), now);
    StepExecution next = applying.next(APPLIED, now).times(times -> times.applied(now));
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
                now,
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
                  .fault(plan)
                  .read(plan.order(step), Objects.requireNonNullElse(step.snapshot(), Map.of()));
          switch (reading) {
            case OURS -> applied(plan, step);
            case AS_BEFORE -> applyUnlessLate(plan, step);
            case CHANGED ->
                reverter.voidAndRevert(
                    plan, step, "somebody else changed the target while the platform was away");
          }
        });
  }

  private void applyUnlessLate(StepPlan plan, StepExecution step) {
    Duration late = Duration.between(step.plannedAt(), bench.now());
    if (late.compareTo(StepMove.FAULT_MAY_BE_LATE) > 0) {
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
}
