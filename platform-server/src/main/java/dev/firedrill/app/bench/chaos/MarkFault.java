package dev.firedrill.app.bench.chaos;

import dev.firedrill.app.bench.drill.Drill;
import dev.firedrill.chaos.fault.Applied;
import dev.firedrill.chaos.fault.Fault;
import dev.firedrill.chaos.fault.FaultOrder;
import dev.firedrill.chaos.fault.RevertOutcome;
import dev.firedrill.chaos.fault.TargetReading;
import java.util.Map;

/** Only notes when a target was hit. */
record MarkFault(Marks marks) implements Fault {
  @Override
  public String id() {
    return Drill.FAULT;
  }

  @Override
  public Map<String, Object> snapshot(FaultOrder order) {
    return Map.of();
  }

  @Override
  public Map<String, Object> injected(FaultOrder order) {
    return Map.of("by", order.operationKey());
  }

  @Override
  public Applied apply(FaultOrder order) {
    marks.hit(order.operationKey());
    return new Applied.Done();
  }

  @Override
  public TargetReading read(FaultOrder order, Map<String, Object> snapshot) {
    return marks.has(order.operationKey()) ? TargetReading.OURS : TargetReading.AS_BEFORE;
  }

  @Override
  public RevertOutcome revertIfOurs(FaultOrder order, Map<String, Object> snapshot) {
    return RevertOutcome.REVERTED;
  }

  @Override
  public boolean clean(FaultOrder order, Map<String, Object> snapshot) {
    return true;
  }
}
