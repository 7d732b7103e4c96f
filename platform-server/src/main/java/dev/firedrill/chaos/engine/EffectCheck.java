package dev.firedrill.chaos.engine;

import static dev.firedrill.chaos.ledger.StepState.APPLIED;
import static dev.firedrill.chaos.ledger.StepState.VERIFIED;

import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.ledger.StepExecution;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.scenarios.Step;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Looks whether an injected fault has the effect it is meant to have. */
final class EffectCheck {
  private static final int ATTEMPTS_WITH_RETRY = 2;

  private final Workbench bench;
  private final FaultApplier applier;
  private final FaultReverter reverter;
  private final BiConsumer<RunId, String> abort;

  /** {@code abort} halts a run, with a reason. */
  EffectCheck(
      Workbench bench,
      FaultApplier applier,
      FaultReverter reverter,
      BiConsumer<RunId, String> abort) {
    this.bench = bench;
    this.applier = applier;
    this.reverter = reverter;
    this.abort = abort;
  }

  void check(StepPlan plan, StepExecution seen) {
    List<String> probes = plan.effectProbes();
    Instant lease = bench.now().plus(bench.probeLease(plan, probes));
    Optional<StepExecution> claimed = bench.recorder().claim(seen, seen.next(APPLIED, lease));
    if (claimed.isEmpty()) {
      return;
    }
    StepExecution step = claimed.get();
    Instant since = Objects.requireNonNullElse(step.times().appliedAt(), bench.now());
    Seen round = bench.round(plan, probes, since);
    Step.@Nullable Injection injection = plan.injection();
    if (round.asWanted() || injection == null) {
      verified(plan, step, round);
    } else if (bench.now().isBefore(since.plus(injection.verify().within()))) {
      Instant next = bench.now().plus(bench.period(plan, probes));
      bench.recorder().claim(step, step.next(APPLIED, next));
    } else {
      unverified(plan, step, injection.verify(), round);
    }
  }

  private void verified(StepPlan plan, StepExecution step, Seen round) {
    Instant effect = round.endedAt();
    Instant revertDue = Objects.requireNonNullElse(step.times().revertDueAt(), effect);
    StepExecution next = step.next(VERIFIED, revertDue).times(times -> times.effect(effect));
    bench
        .recorder()
        .move(
            step,
            next,
            StepFacts.of(
                EvidenceKind.FAULT_VERIFIED,
                plan,
                next,
                "The effect is there: " + next.title(),
                effect,
                Map.of("samples", round.samples())));
  }

  private void unverified(StepPlan plan, StepExecution step, Step.Verify verify, Seen round) {
    String why = "no effect was seen within " + verify.within() + ": " + round.failures();
    switch (verify.onFail()) {
      case RETRY_ONCE_THEN_VOID -> {
        if (step.attempts() < ATTEMPTS_WITH_RETRY) {
          applier.apply(plan, step.noted("applied again, because " + why));
        } else {
          reverter.voidAndRevert(plan, step, why);
        }
      }
      case VOID_TEAM -> reverter.voidAndRevert(plan, step, why);
      case ABORT_RUN -> {
        reverter.voidAndRevert(plan, step, why);
        abort.accept(step.key().run(), "Aborted by the scenario: " + why);
      }
    }
  }
}
