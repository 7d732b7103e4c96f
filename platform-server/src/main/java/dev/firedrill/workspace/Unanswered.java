package dev.firedrill.workspace;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What people who are not of a team said to it in its channels, and nobody of it has answered. Told
 * from what stands in the channels alone, so that it says nothing of who is behind a user, nor of
 * who was meant to be answered.
 */
public interface Unanswered {
  /** What somebody said, as it stands in a channel. */
  record Question(ChannelId channel, MessageTs ts, UserId by, String text) {}

  /**
   * What was posted from {@code since} to {@code until}, oldest first and one for each person and
   * channel, that nobody of the roster wrote anything after in the same channel. Words for the bot
   * are left out.
   */
  List<Question> of(TeamId team, Set<PersonId> roster, Instant since, Instant until, int limit);
}
