package dev.firedrill.bot.disturbance;

import dev.firedrill.team.TeamEnvironment;
import java.util.List;
import java.util.Set;

/** What only a runtime can do to a bot that it runs. Every call may be repeated. */
public interface BotInterference {
  /** A clock of its own for a bot, by the variable {@link #CLOCK_OFFSET}. */
  String LIBFAKETIME = "libfaketime";

  /** The variable of an instance that says how far its clock is off, such as {@code +3600}. */
  String CLOCK_OFFSET = "FAKETIME";

  /** The names of what this runtime can do beyond what every one can. */
  Set<String> capabilities();

  /**
   * The bot's instances that run now, oldest first. A name is never used again, not even for the
   * same instance started anew.
   */
  List<String> incarnations(TeamEnvironment bot);

  /** Ends it at once; does nothing when it has ended. */
  void kill(TeamEnvironment bot, String incarnation);

  /** Asks it to end, and makes it after the usual grace; does nothing when it has ended. */
  void terminate(TeamEnvironment bot, String incarnation);

  /** Puts the load on the bot; does nothing when it is there or when no instance runs. */
  void put(TeamEnvironment bot, Load load);

  /** Whether anything of the operation is left at the bot. */
  boolean stands(TeamEnvironment bot, String operationKey);

  /** Takes away what is left of the operation; returns when it is gone. */
  void remove(TeamEnvironment bot, String operationKey);

  /** Takes away what has expired, also what an earlier server put there. */
  void sweep();
}
