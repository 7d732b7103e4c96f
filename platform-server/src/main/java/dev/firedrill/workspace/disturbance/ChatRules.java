package dev.firedrill.workspace.disturbance;

import dev.firedrill.team.TeamEnvironment;
import java.util.List;
import java.util.Optional;

/** The rules in force. At most one per bot and kind. */
public interface ChatRules {
  /** All that have not expired. */
  List<ChatRule> all();

  Optional<ChatRule> find(TeamEnvironment bot, ChatEffect.Kind kind);

  /**
   * Puts the rule in force; repeating it changes nothing. Refused (false) when another operation's
   * rule stands there, when a newer epoch of the same operation was seen, or when the operation was
   * removed before: a stale owner cannot bring back what was reverted.
   */
  boolean put(ChatRule rule);

  /**
   * Removes the rule if it is still this operation's, and closes the operation for good. True when
   * no rule is in force afterwards; false when another operation's rule stands there, which is left
   * alone.
   */
  boolean removeIfOwnedBy(TeamEnvironment bot, ChatEffect.Kind kind, String operationKey);
}
