package dev.firedrill.bot.fleet;

import dev.firedrill.team.TeamEnvironment;
import java.util.Map;

/** How the gateway splits a bot's events among its instances. */
@FunctionalInterface
public interface Traffic {
  /**
   * In percent by track. A track that is not named gets new events only while no named one has a
   * connection, so that none is lost.
   */
  void split(TeamEnvironment bot, Map<String, Integer> weightByTrack);
}
