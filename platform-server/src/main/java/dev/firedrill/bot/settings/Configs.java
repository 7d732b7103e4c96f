package dev.firedrill.bot.settings;

import dev.firedrill.team.TeamEnvironment;
import java.util.List;
import java.util.Optional;

/** The stored configurations, every version of them. All calls join the transaction. */
public interface Configs {
  /** The number of the newest version; 1 when nobody set anything. */
  long newest(TeamEnvironment bot);

  /** The configuration at this version; empty when there was none. */
  Optional<Config> at(TeamEnvironment bot, long version);

  /** Stores the next version; fails when it is there already. */
  void add(Config config);

  /** Newest first, without the empty one. */
  List<Config> history(TeamEnvironment bot);
}
