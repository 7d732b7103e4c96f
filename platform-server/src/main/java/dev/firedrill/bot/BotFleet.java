package dev.firedrill.bot;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamEnvironment;
import java.util.List;
import java.util.Optional;

/** All teams' bots. */
public interface BotFleet {
  Optional<BotStatus> status(TeamEnvironment bot);

  List<BotStatus> all();

  /** Asks for the bot to run; idempotent. */
  void ensureRunning(TeamEnvironment bot);

  /** Asks for a stop of the bot; idempotent. */
  void ensureStopped(TeamEnvironment bot);

  /**
   * Asks for another instance of what runs; at once when the bot is down, also out of a back-off.
   */
  BotStatus requestRestart(TeamEnvironment bot, PersonId by);

  /** The gateway saw the instance of this track connect or lose a connection. */
  void connectionChanged(TeamEnvironment bot, String track, int connections);
}
