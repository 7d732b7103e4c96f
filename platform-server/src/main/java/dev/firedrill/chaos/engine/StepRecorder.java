package dev.firedrill.chaos.engine;

import dev.firedrill.chaos.RunChanged;
import dev.firedrill.chaos.RunTeamState;
import dev.firedrill.chaos.intent.IntentLog;
import dev.firedrill.chaos.ledger.RunBook;
import dev.firedrill.chaos.ledger.StepExecution;
import dev.firedrill.chaos.ledger.StepKey;
import dev.firedrill.chaos.ledger.StepKind;
import dev.firedrill.chaos.ledger.StepLedger;
import dev.firedrill.chaos.ledger.StepState;
import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.Transactions;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

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
  private final IntentLog intents;

  StepRecorder(ChaosEngine.Ports ports) {
    this(
        ports.ledger(),
        ports.runs(),
        ports.evidence(),
        ports.transactions(),
        ports.events(),
        ports.intents());
  }

  StepRecorder(
      StepLedger ledger,
      RunBook runs,
      Evidence evidence,
      Transactions transactions,
      DomainEvents events,
      IntentLog intents) {
    this.ledger = ledger;
    this.runs = runs;
    this.evidence = evidence;
    this.transactions = transactions;
    this.events = events;
    this.intents = intents;
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
    Optional<StepExecution> recorded =
        transactions.call(() -> {
          Optional<StepExecution> moved = ledger.move(seen, next);
          moved.ifPresent(step -> {
            also.accept(step);
            events.publish(new RunChanged(step.key().run()));
          });
          return moved;
        });
    recorded
        .filter(step -> step.times().revertDueAt() != null)
        .filter(step -> step.state().isOver() && step.state() != StepState.STUCK)
        .ifPresent(step -> intents.closed(step.key(), step.state(), step.dueAt()));
    return recorded;
  }

  /**
   * Makes sure that the run still goes on when the move commits; fails and rolls the move back when
   * it is ending. To be called inside a move, before any effect.
   */
  void running(StepKey key) {
    if (!runs.mayBegin(key.run())) {
      throw new RunIsEnding(key);
    }
  }

  /**
   * Nothing of the run counts for the team any more, if the step is what had to be found. To be
   * called inside a move.
   */
  void voided(StepExecution step) {
    StepKey key = step.key();
    if (step.kind() == StepKind.FAULT) {
      runs.teamIs(key.run(), key.team(), RunTeamState.VOID);
    }
  }

  <T> T inOne(Supplier<T> work) {
    return transactions.call(work);
  }

  /** To be called inside a move. */
  void record(StepKey key, NewEvidence... facts) {
    for (NewEvidence fact : facts) {
      evidence.append(fact);
    }
    events.publish(new RunChanged(key.run()));
  }

  /** The run was paused or ended while a step of it was about to begin. */
  static final class RunIsEnding extends RuntimeException {
    RunIsEnding(StepKey key) {
      super("the run of step " + key + " is paused or ending");
    }
  }
}
