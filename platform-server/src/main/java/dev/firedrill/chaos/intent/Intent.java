package dev.firedrill.chaos.intent;

import dev.firedrill.chaos.fault.FaultOrder;
import dev.firedrill.chaos.ledger.StepKey;
import dev.firedrill.scenarios.Args;
import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;
import java.util.Map;

/**
 * One effect that is about to be made, with all that is needed to undo it: {@code snapshot} is what
 * stood there before, {@code injected} what is going to stand there. From {@code revertDueAt} on it
 * should be gone, and past {@code expiresAt} it must be.
 */
public record Intent(
    StepKey step,
    String fault,
    TeamEnvironment target,
    Map<String, Object> args,
    Map<String, Object> snapshot,
    Map<String, Object> injected,
    long epoch,
    Instant revertDueAt,
    Instant expiresAt) {

  /** What the fault is told when it is to be undone. */
  public FaultOrder order() {
    return new FaultOrder(target, Args.of(args), step.operationKey(), epoch, expiresAt);
  }

  /** Whether it says nothing that the other one does not say; a newer epoch alone says nothing. */
  boolean isToldBy(Intent other) {
    return step.equals(other.step)
        && args.equals(other.args)
        && revertDueAt.equals(other.revertDueAt)
        && expiresAt.equals(other.expiresAt);
  }
}
