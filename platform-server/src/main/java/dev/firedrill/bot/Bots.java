package dev.firedrill.bot;

import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The stored state of every bot. */
public interface Bots {
  Optional<BotStatus> find(TeamEnvironment bot);

  /** All bots, production before staging, by team. */
  List<BotStatus> all();

  /** Stores what is asked for; a bot that was not known is stopped and runs nothing yet. */
  void desire(TeamEnvironment bot, BotStatus.Desired desired, Instant at);

  /** Stores what is seen of a known bot, without touching what is asked for. */
  void observe(BotStatus status);
}
