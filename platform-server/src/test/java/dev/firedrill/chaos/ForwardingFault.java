package dev.firedrill.chaos;

import dev.firedrill.chaos.fault.Applied;
import dev.firedrill.chaos.fault.Fault;
import dev.firedrill.chaos.fault.FaultOrder;
import dev.firedrill.chaos.fault.RevertOutcome;
import dev.firedrill.chaos.fault.TargetReading;
import java.util.Map;

/** A real fault with room to get in between. */
class ForwardingFault implements Fault {
  final Fault real;

  ForwardingFault(Fault real) {
    this.real = real;
  }

  @Override
  public String id() {
    return real.id();
  }

  @Override
  public Map<String, Object> snapshot(FaultOrder order) {
    return real.snapshot(order);
  }

  @Override
  public Map<String, Object> injected(FaultOrder order) {
    return real.injected(order);
  }

  @Override
  public Applied apply(FaultOrder order) {
    return real.apply(order);
  }

  @Override
  public TargetReading read(FaultOrder order, Map<String, Object> snapshot) {
    return real.read(order, snapshot);
  }

  @Override
  public RevertOutcome revertIfOurs(FaultOrder order, Map<String, Object> snapshot) {
    return real.revertIfOurs(order, snapshot);
  }

  @Override
  public boolean clean(FaultOrder order, Map<String, Object> snapshot) {
    return real.clean(order, snapshot);
  }
}
