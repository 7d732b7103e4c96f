package dev.firedrill.chaos.fault.chat;

import dev.firedrill.chaos.fault.Applied;
import dev.firedrill.chaos.fault.Fault;
import dev.firedrill.chaos.fault.FaultOrder;
import dev.firedrill.chaos.fault.RevertOutcome;
import dev.firedrill.chaos.fault.TargetReading;
import dev.firedrill.workspace.disturbance.PoisonedMessages;
import java.util.Map;

/** A rule that leaves an event behind, which has to be taken away with it. */
record PoisonFault(Fault rule, PoisonedMessages messages) implements Fault {
  @Override
  public String id() {
    return rule.id();
  }

  @Override
  public Map<String, Object> snapshot(FaultOrder order) {
    return rule.snapshot(order);
  }

  @Override
  public Map<String, Object> injected(FaultOrder order) {
    return rule.injected(order);
  }

  @Override
  public Applied apply(FaultOrder order) {
    return rule.apply(order);
  }

  @Override
  public TargetReading read(FaultOrder order, Map<String, Object> snapshot) {
    return rule.read(order, snapshot);
  }

  /** The rule goes first, or its message could be written after its events were taken away. */
  @Override
  public RevertOutcome revertIfOurs(FaultOrder order, Map<String, Object> snapshot) {
    RevertOutcome outcome = rule.revertIfOurs(order, snapshot);
    messages.end(order.operationKey());
    return outcome;
  }

  @Override
  public boolean clean(FaultOrder order, Map<String, Object> snapshot) {
    return rule.clean(order, snapshot) && !messages.isOpen(order.operationKey());
  }
}
