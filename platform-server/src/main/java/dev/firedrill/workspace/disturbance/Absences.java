package dev.firedrill.workspace.disturbance;

import dev.firedrill.team.TeamEnvironment;
import java.util.Optional;

/** The absences that last. At most one per bot and room. */
public interface Absences {
  Optional<Absence> find(TeamEnvironment bot, Absence.Room room);

  /**
   * Removes the bot from the channel; repeating it changes nothing. Refused (false) when it does
   * not belong there, when another operation removed it, when a newer epoch of the same operation
   * was seen, or when the operation was taken back before, by us or by whoever brought the bot
   * back.
   */
  boolean put(Absence absence);

  /**
   * Brings the bot back if it is still this operation that keeps it away, and closes the operation
   * for good. True when no operation keeps it away afterwards.
   */
  boolean removeIfOwnedBy(TeamEnvironment bot, Absence.Room room, String operationKey);
}
