package dev.firedrill.chaos.fault.bot;

import dev.firedrill.bot.disturbance.Operation;
import dev.firedrill.chaos.fault.Burden;
import dev.firedrill.chaos.fault.FaultOrder;
import dev.firedrill.scenarios.Args;
import dev.firedrill.team.TeamEnvironment;
import java.util.Map;
import java.util.Optional;

/**
 * What a fault does to a bot, in two halves: in the transaction that writes down that it is done,
 * and after its commit for what no transaction can hold.
 */
interface Deed {
  /**
   * Does it as far as the database goes, or only decides what to do; in plain JSON values what was
   * put there and what {@link #undo} needs to know.
   *
   * @throws dev.firedrill.kernel.Failure when the target does not allow it; then nothing is done
   */
  Map<String, Object> make(FaultOrder order);

  /** What it takes of the machine, with these arguments. */
  default Burden burden(Args args) {
    return Burden.NONE;
  }

  /** What it needs and the bot does not have, in half a sentence. */
  default Optional<String> missing(TeamEnvironment bot, Args args) {
    return Optional.empty();
  }

  /** Does the rest; may be called again and again. */
  default void bringAbout(Operation operation) {}

  /** The same after a restart of the platform, or of the bot by itself. */
  default void keepUp(Operation operation) {}

  /** Whether what was put there still stands, so that nobody else's value is there. */
  boolean isOurs(Operation operation);

  /** Puts back whatever of it still stands, in a transaction; may be called again. */
  default void undo(Operation operation) {}

  /** Takes away the rest, after that transaction; may be called again. */
  default void takeAway(Operation operation) {}

  /** Whether nothing of it is left. */
  boolean isClean(Operation operation);
}
