package dev.firedrill.chaos.engine;

import dev.firedrill.chaos.RunChanged;
import dev.firedrill.chaos.RunState;
import dev.firedrill.chaos.RunTeamState;
import dev.firedrill.chaos.ledger.RunBook;
import dev.firedrill.chaos.ledger.StepExecution;
import dev.firedrill.chaos.ledger.StepKey;
import dev.firedrill.chaos.ledger.StepLedger;
import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.Transactions;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Moves a step on. The row, the facts about it and what follows from it commit together; whoever
 * loses the race for a row changes nothing.
 */
final class StepRecorder {
  private final StepLedger ledger;
  private final RunBook runs;
  private final Evidence evidence;
  private final Transactions transactions;
  private final DomainEvents events;
  private final InstantSource clock;

  StepRecorder(ChaosEngine.Ports ports) {
    this.ledger = ports.ledger();
    this.runs = ports.runs();
    this.evidence = ports.evidence();
    this.transactions = ports.transactions();
    this.events = ports.events();
    this.clock = ports.clock();
  }

  /** Takes a lease or notes progress that nobody outside needs to hear of. */
  Optional<StepExecution> claim(StepExecution seen, StepExecution next) {
    return transactions.call(() -> ledger.move(seen, next));
  }

  Optional<StepExecution> move(StepExecution seen, StepExecution next, NewEvidence... facts) {
    return move(seen, next, moved -> record(moved.key(), facts));
  }

  /** Moves and does more in the same transaction, only if the move succeeded. */
  Optional<StepExecution> move(
      StepExecution seen, StepExecution next, Consumer<StepExecution> also) {
    return transactions.call(() -> {
      Optional<StepExecution> moved = ledger.move(seen, next);
      moved.ifPresent(step -> {
        also.accept(step);
        events.publish(new RunChanged(step.key().run()));
      });
      return moved;
    });
  }

  /** The first effect of a run: from now on it is running. To be called inside a move. */
  void running(StepKey key) {
    runs.move(key.run(), RunState.ARMED, RunState.RUNNING);
  }

  /**
   * Nothing of the run counts for the team any more, and what else is in force there is undone. To
   * be called inside a move.
   */
  void voided(StepKey key) {
    runs.teamIs(key.run(), key.team(), RunTeamState.VOID);
    ledger.revertNow(key.run(), key.team(), clock.instant());
  }

  /** To be called inside a move. */
  void record(StepKey key, NewEvidence... facts) {
    for (NewEvidence fact : facts) {
      evidence.append(fact);
    }
    events.publish(new RunChanged(key.run()));
  }
}
