package dev.firedrill.chaos.engine;

import dev.firedrill.chaos.RunChanged;
import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.ledger.ActiveRun;
import dev.firedrill.chaos.ledger.RunBook;
import dev.firedrill.chaos.ledger.StepExecution;
import dev.firedrill.chaos.ledger.StepLedger;
import dev.firedrill.chaos.ledger.StepLedger.Claimed;
import dev.firedrill.chaos.ledger.StepState;
import dev.firedrill.evidence.Evidence;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.Transactions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims every fault whose revert is overdue, on whichever server it was injected, and undoes it.
 */
final class OverdueReverts {
  private static final Logger LOG = LoggerFactory.getLogger(OverdueReverts.class);
  private static final int CLAIMS = 50;

  private final StepLedger ledger;
  private final RunBook runs;
  private final Evidence evidence;
  private final Transactions transactions;
  private final DomainEvents events;
  private final RunPlans plans;
  private final FaultReverter reverter;
  private final Executor lane;
  private final WakeSignal signal;

  OverdueReverts(
      ChaosEngine.Ports ports,
      RunPlans plans,
      FaultReverter reverter,
      Executor lane,
      WakeSignal signal) {
    this.ledger = ports.ledger();
    this.runs = ports.runs();
    this.evidence = ports.evidence();
    this.transactions = ports.transactions();
    this.events = ports.events();
    this.plans = plans;
    this.reverter = reverter;
    this.lane = lane;
    this.signal = signal;
  }

  /** Begins all of them; each future is done when its revert has been tried. */
  List<CompletableFuture<Void>> begin(Instant now) {
    return begin(now, lane);
  }

  List<CompletableFuture<Void>> begin(Instant now, Executor lane) {
    List<CompletableFuture<Void>> reverts = new ArrayList<>();
    Map<RunId, ActiveRun> seen = new ConcurrentHashMap<>();
    List<Claimed> claimed;
    do {
      claimed = transactions.call(() -> claim(now));
      for (Claimed claim : claimed) {
        reverts.add(CompletableFuture.runAsync(() -> revert(claim.step(), seen), lane));
      }
    } while (claimed.size() == CLAIMS);
    return reverts;
  }

  /** Needs no plan, so that a plan that cannot be read holds up its own steps only. */
  private List<Claimed> claim(Instant now) {
    List<Claimed> claimed = ledger.claimOverdue(now, now.plus(Workbench.EFFECT_LEASE), CLAIMS);
    for (Claimed claim : claimed) {
      if (claim.before() != StepState.REVERTING) {
        evidence.append(StepFacts.reverting(claim.step(), now));
        events.publish(new RunChanged(claim.step().key().run()));
      }
    }
    return claimed;
  }

  /**
   * The edge of a worker's thread: a revert that failed is claimed again when its lease is over.
   */
  private void revert(StepExecution step, Map<RunId, ActiveRun> seen) {
    try {
      reverter.revert(plan(step, seen), step);
    } catch (RuntimeException failure) {
      LOG.error("the revert of step {} failed and will be tried again", step.key(), failure);
    } finally {
      signal.wake();
    }
  }

  StepPlan plan(StepExecution step, Map<RunId, ActiveRun> seen) {
    ActiveRun run =
        seen.computeIfAbsent(
            step.key().run(),
            id ->
                runs.active(id)
                    .orElseThrow(() -> new IllegalStateException("no run has the id " + id)));
    return plans.of(run, step.key());
  }
}
