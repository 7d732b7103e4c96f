package dev.firedrill.chaos.engine;

import static dev.firedrill.chaos.ledger.StepState.CLEAN;
import static dev.firedrill.chaos.ledger.StepState.REVERTED;
import static dev.firedrill.chaos.ledger.StepState.REVERTING;
import static dev.firedrill.chaos.ledger.StepState.STUCK;
import static dev.firedrill.chaos.ledger.StepState.SUPERSEDED;
import static dev.firedrill.chaos.ledger.StepState.VOID;

import dev.firedrill.chaos.fault.RevertOutcome;
import dev.firedrill.chaos.ledger.StepExecution;
import dev.firedrill.chaos.ledger.StepState;
import dev.firedrill.evidence.EvidenceKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Undoes faults and makes sure that they are gone. */
final class FaultReverter {
  private static final Duration STUCK_RETRY = Duration.ofSeconds(30);

  private final Workbench bench;

  FaultReverter(Workbench bench) {
    this.bench = bench;
  }

  /** Gives the step up: no effect is verified, so nothing counts for the team, and it is undone. */
  void voidAndRevert(StepPlan plan, StepExecution seen, String why) {
    Instant now = bench.now();
    StepExecution next =
        seen.next(REVERTING, now.plus(Workbench.EFFECT_LEASE))
            .times(times -> times.voided(now).reverting(now))
            .noted(why);
    bench
        .recorder()
        .move(
            seen,
            next,
            moved -> {
              bench.recorder().voided(moved);
              bench
                  .recorder()
                  .record(
                      moved.key(),
                      StepFacts.of(EvidenceKind.FAULT_VOID, plan, moved, "Void: " + why, now),
                      StepFacts.reverting(moved, now));
            })
        .ifPresent(moved -> revert(plan, moved));
  }

  /** Undoes a fault that this server has claimed as REVERTING. */
  void revert(StepPlan plan, StepExecution claimed) {
    RevertOutcome outcome;
    try {
      outcome =
          bench
              .fault(plan, claimed)
              .revertIfOurs(
                  plan.order(claimed), Objects.requireNonNullElse(claimed.snapshot(), Map.of()));
    } catch (RuntimeException failure) {
      if (pastDeadline(plan, claimed)) {
        stuck(plan, claimed, "it cannot be undone: " + failure.getMessage());
      }
      throw failure;
    }
    Instant now = bench.now();
    switch (outcome) {
      case REVERTED -> {
        StepExecution next = claimed.next(REVERTED, now).times(times -> times.reverted(now));
        bench
            .recorder()
            .move(
                claimed,
                next,
                StepFacts.of(EvidenceKind.FAULT_REVERTED, plan, next, "Fault undone", now));
      }
      case SUPERSEDED -> superseded(plan, claimed, now);
    }
  }

  private void superseded(StepPlan plan, StepExecution seen, Instant now) {
    StepExecution next =
        seen.next(seen.hadEffect() ? SUPERSEDED : VOID, now)
            .times(times -> seen.hadEffect() ? times : times.voided(now))
            .noted(orElse(seen, "somebody changed the target first; it was left alone"));
    bench
        .recorder()
        .move(
            seen,
            next,
            moved -> {
              if (!moved.hadEffect()) {
                bench.recorder().voided(moved);
              }
              bench
                  .recorder()
                  .record(
                      moved.key(),
                      StepFacts.of(
                          EvidenceKind.FAULT_SUPERSEDED,
                          plan,
                          moved,
                          "The target holds somebody else's value and was left alone",
                          now));
            });
  }

  /** Looks whether the effect of an undone fault is gone. */
  void checkClean(StepPlan plan, StepExecution seen) {
    List<String> probes = bench.cleanProbes(plan, seen);
    Instant lease = bench.now().plus(bench.probeLease(plan, probes));
    Optional<StepExecution> claimed = bench.recorder().claim(seen, seen.next(REVERTED, lease));
    if (claimed.isEmpty()) {
      return;
    }
    StepExecution step = claimed.get();
    if (!isClean(plan, step)) {
      again(plan, step);
      return;
    }
    Instant since = Objects.requireNonNullElse(step.times().revertedAt(), bench.now());
    Seen round = bench.round(plan, probes, since);
    if (round.asWanted()) {
      clean(plan, step, round);
    } else if (pastDeadline(plan, step)) {
      stuck(plan, step, "it is undone but its effect is not seen to be gone: " + round.failures());
    } else {
      Instant next = bench.now().plus(bench.period(plan, probes));
      bench.recorder().claim(step, step.next(REVERTED, next));
    }
  }

  /** Tries once more to undo a fault that was given up. */
  void retryStuck(StepPlan plan, StepExecution seen) {
    Optional<StepExecution> claimed =
        bench.recorder().claim(seen, seen.next(STUCK, bench.now().plus(STUCK_RETRY)));
    if (claimed.isEmpty()) {
      return;
    }
    StepExecution step = claimed.get();
    RevertOutcome outcome =
        bench
            .fault(plan, step)
            .revertIfOurs(plan.order(step), Objects.requireNonNullElse(step.snapshot(), Map.of()));
    switch (outcome) {
      case SUPERSEDED -> superseded(plan, step, bench.now());
      case REVERTED -> {
        List<String> probes = bench.cleanProbes(plan, step);
        if (isClean(plan, step)) {
          Seen round = bench.round(plan, probes, bench.now().minus(STUCK_RETRY));
          if (round.asWanted()) {
            clean(plan, step, round);
          }
        }
      }
    }
  }

  private boolean isClean(StepPlan plan, StepExecution step) {
    return bench
        .fault(plan, step)
        .clean(plan.order(step), Objects.requireNonNullElse(step.snapshot(), Map.of()));
  }

  /** The revert did not last, or did not happen: does it over. */
  private void again(StepPlan plan, StepExecution step) {
    if (pastDeadline(plan, step)) {
      stuck(plan, step, "something of it is left at the target after it was undone");
      return;
    }
    Instant lease = bench.now().plus(Workbench.EFFECT_LEASE);
    bench
        .recorder()
        .claim(step, step.next(REVERTING, lease))
        .ifPresent(claimed -> revert(plan, claimed));
  }

  private void clean(StepPlan plan, StepExecution seen, Seen round) {
    StepState end = seen.hadEffect() ? CLEAN : VOID;
    boolean voidedNow = end == VOID && seen.times().voidedAt() == null;
    StepExecution next =
        seen.next(end, round.endedAt())
            .times(times -> {
              var clean = times.clean(round.endedAt());
              return end == VOID ? clean.voided(round.endedAt()) : clean;
            });
    StepExecution noted =
        voidedNow ? next.noted(orElse(seen, "it was undone before its effect was seen")) : next;
    bench
        .recorder()
        .move(
            seen,
            noted,
            moved -> {
              if (voidedNow) {
                bench.recorder().voided(moved);
                bench
                    .recorder()
                    .record(
                        moved.key(),
                        StepFacts.of(
                            EvidenceKind.FAULT_VOID,
                            plan,
                            moved,
                            "Void: " + moved.note(),
                            round.endedAt()));
              }
              bench
                  .recorder()
                  .record(
                      moved.key(),
                      StepFacts.of(
                          EvidenceKind.FAULT_CLEAN,
                          plan,
                          moved,
                          "Verified that nothing of the fault is left",
                          round.endedAt(),
                          Map.of("samples", round.samples())));
            });
  }

  private void stuck(StepPlan plan, StepExecution seen, String why) {
    Instant now = bench.now();
    StepExecution next = seen.next(STUCK, now.plus(STUCK_RETRY)).noted(why);
    bench
        .recorder()
        .move(seen, next, StepFacts.of(EvidenceKind.FAULT_STUCK, plan, next, "Stuck: " + why, now));
  }

  private boolean pastDeadline(StepPlan plan, StepExecution step) {
    Instant since = Objects.requireNonNullElse(step.times().revertingAt(), bench.now());
    return !bench.now().isBefore(since.plus(plan.rollbackDeadline()));
  }

  private static String orElse(StepExecution step, String text) {
    return Objects.requireNonNullElse(step.note(), text);
  }
}
