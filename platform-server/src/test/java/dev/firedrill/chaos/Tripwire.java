package dev.firedrill.chaos;

import dev.firedrill.chaos.fault.Applied;
import dev.firedrill.chaos.fault.Fault;
import dev.firedrill.chaos.fault.FaultOrder;
import dev.firedrill.chaos.fault.RevertOutcome;
import dev.firedrill.kernel.Transactions;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Kills the server at the n-th boundary: before or after a commit, before or after an effect. An
 * error and not an exception, so that no edge of a thread survives it.
 */
final class Tripwire {
  /** The server is gone. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  private final int at;
  private int passed;

  Tripwire(int at) {
    this.at = at;
  }

  /** How many boundaries were passed. */
  int passed() {
    return passed;
  }

  private void boundary() {
    if (passed++ == at) {
      throw new Killed();
    }
  }

  private <T> T around(Supplier<T> work) {
    boundary();
    T result = work.get();
    boundary();
    return result;
  }

  Transactions transactions(Transactions real) {
    return new Transactions() {
      @Override
      public <T> T call(Supplier<T> work) {
        return around(() -> real.call(work));
      }
    };
  }

  Fault fault(Fault fault) {
    return new ForwardingFault(fault) {
      @Override
      public Applied apply(FaultOrder order) {
        return around(() -> real.apply(order));
      }

      @Override
      public RevertOutcome revertIfOurs(FaultOrder order, Map<String, Object> snapshot) {
        return around(() -> real.revertIfOurs(order, snapshot));
      }
    };
  }
}
