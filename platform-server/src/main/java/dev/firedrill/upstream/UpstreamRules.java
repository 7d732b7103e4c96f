package dev.firedrill.upstream;

import dev.firedrill.team.TeamEnvironment;
import java.util.Optional;

/** The rules in force. At most one per bot and service. */
public interface UpstreamRules {
  Optional<SlowRule> find(TeamEnvironment bot, UpstreamService service);

  /**
   * Puts the rule in force; repeating it changes nothing. Refused (false) when another operation's
   * rule stands there, or when a newer epoch of the same operation was seen.
   */
  boolean put(SlowRule rule);

  /** Removes the rule if it is still this operation's; true when it is gone afterwards. */
  boolean removeIfOwnedBy(TeamEnvironment bot, UpstreamService service, String operationKey);
}
