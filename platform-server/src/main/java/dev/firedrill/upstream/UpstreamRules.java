package dev.firedrill.upstream;

import dev.firedrill.team.TeamEnvironment;
import java.util.Optional;

/** The rules in force. At most one per bot and service. */
public interface UpstreamRules {
  Optional<UpstreamRule> find(TeamEnvironment bot, UpstreamService service);

  /**
   * Puts the rule in force; repeating it changes nothing. Refused (false) when another operation's
   * rule stands there, when a newer epoch of the same operation was seen, or when the operation was
   * removed before: a stale owner cannot bring back what was reverted.
   */
  boolean put(UpstreamRule rule);

  /**
   * Removes the rule if it is still this operation's, and closes the operation for good. True when
   * no rule is in force afterwards; false when another operation's rule stands there, which is left
   * alone.
   */
  boolean removeIfOwnedBy(TeamEnvironment bot, UpstreamService service, String operationKey);
}
