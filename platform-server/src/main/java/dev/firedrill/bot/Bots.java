package dev.firedrill.bot;

import dev.firedrill.team.TeamEnvironment;
import java.util.List;
import java.util.Optional;

/** The stored state of every bot. */
public interface Bots {
  Optional<BotStatus> find(TeamEnvironment bot);

  /** All bots, production before staging, by team. */
  List<BotStatus> all();

  /** Stores the status whole, whether or not the bot was known. */
  void save(BotStatus status);
}
