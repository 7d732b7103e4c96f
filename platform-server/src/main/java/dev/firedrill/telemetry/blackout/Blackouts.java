package dev.firedrill.telemetry.blackout;

import dev.firedrill.team.TeamEnvironment;
import java.util.List;
import java.util.Optional;

/** The blackouts in force. At most one per bot. */
public interface Blackouts {
  /** All that have not expired. */
  List<Blackout> all();

  Optional<Blackout> find(TeamEnvironment bot);

  /**
   * Puts the blackout in force; repeating it changes nothing. Refused (false) when another
   * operation's stands there, when a newer epoch of the same operation was seen, or when the
   * operation was removed before: a stale owner cannot bring back what was reverted.
   */
  boolean put(Blackout blackout);

  /**
   * Removes it if it is still this operation's, and closes the operation for good. True when none
   * is in force afterwards; false when another operation's stands there, which is left alone.
   */
  boolean removeIfOwnedBy(TeamEnvironment bot, String operationKey);
}
