package dev.firedrill.chaos.fault.bot;

import dev.firedrill.bot.disturbance.BotInterference;
import dev.firedrill.bot.disturbance.Operation;
import dev.firedrill.bot.disturbance.Operations;
import dev.firedrill.chaos.fault.Fault;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after what was done to bots, whether or not the ledger still knows of it: what expired is
 * undone, what should stand is kept up.
 */
public final class OpenOperations {
  private static final Logger LOG = LoggerFactory.getLogger(OpenOperations.class);

  private final Operations operations;
  private final BotInterference interference;
  private final InstantSource clock;
  private final Map<String, BotFault> faults;

  /** Looks after the faults that {@link BotFaults} made among these. */
  public OpenOperations(Machinery machinery, List<? extends Fault> all) {
    this.operations = machinery.operations();
    this.interference = machinery.interference();
    this.clock = machinery.clock();
    this.faults =
        all.stream()
            .filter(BotFault.class::isInstance)
            .map(BotFault.class::cast)
            .collect(Collectors.toUnmodifiableMap(BotFault::id, Function.identity()));
  }

  /** One round; what fails is tried again at the next. */
  public void look() {
    interference.sweep();
    for (Operation operation : operations.open()) {
      BotFault fault = faults.get(operation.fault());
      if (fault == null) {
        continue;
      }
      try {
        if (operation.expiresAt().isAfter(clock.instant())) {
          fault.keepUp(operation);
        } else {
          LOG.info("undoing {} of {}, which expired", operation.fault(), operation.bot());
          fault.undo(operation);
        }
      } catch (RuntimeException failed) {
        // One bot must not keep the others from being looked after.
        LOG.error("{} of {} cannot be looked after", operation.fault(), operation.bot(), failed);
      }
    }
  }
}
