package dev.firedrill.chaos.fault;

import dev.firedrill.scenarios.Args;
import dev.firedrill.team.TeamEnvironment;
import java.util.Map;
import java.util.Optional;

/**
 * One kind of fault and how it acts on its target. Every call may be repeated, by another server
 * too, and may fail at any point; the ledger tries again. Whether users feel the effect is not the
 * fault's to say: probes do.
 */
public interface Fault {
  /** As in the catalogue of faults. */
  String id();

  /** The name of what this server lacks to inject it; empty when it lacks nothing. */
  default Optional<String> capability() {
    return Optional.empty();
  }

  /**
   * Names what of the bot the order changes: only one fault at a time may hold it. Unless a fault
   * knows better, its id and the service it is about.
   */
  default String object(FaultOrder order) {
    return order.args().text("service").map(service -> id() + "/" + service).orElse(id());
  }

  /** What it takes of the machine that all bots share, with these arguments. */
  default Burden burden(Args args) {
    return Burden.NONE;
  }

  /** What it needs and the bot does not have, in half a sentence; empty when nothing is missing. */
  default Optional<String> missing(TeamEnvironment bot, Args args) {
    return Optional.empty();
  }

  /** What stands at the target, as plain JSON values; stored before the first effect. */
  Map<String, Object> snapshot(FaultOrder order);

  /** What will stand there, as plain JSON values; stored together with the snapshot. */
  Map<String, Object> injected(FaultOrder order);

  /** Puts our value there; an order with an older epoch than one seen before is refused. */
  Applied apply(FaultOrder order);

  TargetReading read(FaultOrder order, Map<String, Object> snapshot);

  /**
   * Puts back what stood there before, only if our value still stands there. Afterwards no stale
   * writer can apply the order any more.
   */
  RevertOutcome revertIfOurs(FaultOrder order, Map<String, Object> snapshot);

  /** Whether nothing of ours is left at the target. */
  boolean clean(FaultOrder order, Map<String, Object> snapshot);
}
