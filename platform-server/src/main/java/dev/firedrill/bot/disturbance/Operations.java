package dev.firedrill.bot.disturbance;

import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is done to bots, as stored: an operation is one by its key, its bot and its fault. All calls
 * join the transaction; one that changes an operation holds it until the commit.
 */
public interface Operations {
  /**
   * Lets the operation go on under its epoch. Empty when a newer epoch of it was seen or it is
   * over.
   */
  Optional<Operation> enter(Operation operation);

  /** Writes down what was put there and what stood there before. */
  void made(Operation operation, Map<String, Object> made);

  /** The operation, held; one that was never seen is written down so that it can be ended. */
  Operation hold(Operation operation);

  /** Whatever comes of the operation from now on is refused. */
  void end(Operation operation, Operation.State how);

  /** The same operation as it is stored. */
  Optional<Operation> find(Operation operation);

  /** Those that were done, are not over, and have not expired. */
  List<Operation> standing(TeamEnvironment bot, Instant now);

  /** Whether the bot rests because one of them scaled it to nothing. */
  default boolean isScaledDown(TeamEnvironment bot, Instant now) {
    return standing(bot, now).stream()
        .anyMatch(operation -> operation.fault().equals(Operation.SCALED_TO_ZERO));
  }

  /** Those of all bots that were done and are not over, also the expired ones. */
  List<Operation> open();
}
