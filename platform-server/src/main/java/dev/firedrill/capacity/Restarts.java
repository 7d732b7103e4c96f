package dev.firedrill.capacity;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamEnvironment;
import org.jspecify.annotations.Nullable;

/** Starts bots anew; whoever operates bots knows how. */
@FunctionalInterface
public interface Restarts {
  /**
   * Asks for a rolling restart, joining the transaction; {@code by} is null for the platform.
   *
   * @throws dev.firedrill.kernel.Failure when it cannot be, as while something is being deployed
   */
  void restart(TeamEnvironment bot, String reason, @Nullable PersonId by);
}
