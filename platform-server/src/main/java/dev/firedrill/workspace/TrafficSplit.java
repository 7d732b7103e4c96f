package dev.firedrill.workspace;

import dev.firedrill.team.TeamEnvironment;
import java.util.Map;

/**
 * Which of a bot's instances get what happens from now on. Each event, command and interaction goes
 * to one connection; so does an event again that was not acknowledged, by the split of that time.
 * An event is never dropped for a split: while no track of weight has a connection, any other gets
 * it. Kept in memory: whoever sets it sets it again after a start.
 */
public interface TrafficSplit {
  /**
   * Shares new traffic out by weight among the tracks that are connected; a track that is not named
   * or of weight 0 gets none. Fails when a weight is negative.
   */
  void set(TeamEnvironment bot, Map<String, Integer> weightByTrack);

  /** Every connection is equal again. */
  void clear(TeamEnvironment bot);
}
