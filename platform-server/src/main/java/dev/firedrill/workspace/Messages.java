package dev.firedrill.workspace;

import dev.firedrill.team.TeamId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stored messages. Every call names the team and finds nothing of another's. Ephemeral messages are
 * found only when {@code viewer} is their person; null is a viewer who has none.
 */
public interface Messages {
  /** What part of a channel to read; {@code before} and {@code after} are exclusive. */
  record Page(@Nullable MessageTs before, @Nullable MessageTs after, int limit) {
    public static Page newest(int limit) {
      return new Page(null, null, limit);
    }
  }

  /** What was posted, and its parent as it is then where it was counted there. */
  record Posted(Message message, @Nullable ChatMessage parent) {}

  /**
   * Stores a message for all under a ts of the database's clock: unique in the channel and greater
   * than that of every message committed before. A reply to a reply belongs to the same thread, and
   * one that {@code counts} is counted at its parent at once. Refused where the channel is archived
   * or the thread is not there.
   */
  Outcome<Posted> post(TeamId team, NewMessage message, boolean broadcast, boolean counts);

  /** The same for one reader alone. Empty when the channel is archived. */
  Optional<Message> whisper(TeamId team, NewMessage message, UserId onlyFor);

  Optional<ChatMessage> find(TeamId team, ChannelId channel, MessageTs ts, @Nullable UserId viewer);

  /** Newest first, without replies unless broadcast and without what is deleted. */
  List<ChatMessage> page(TeamId team, ChannelId channel, Page page, @Nullable UserId viewer);

  /** The parent and its replies, oldest first. */
  List<ChatMessage> thread(
      TeamId team, ChannelId channel, MessageTs parent, Page page, @Nullable UserId viewer);

  /** Counts a reply on its parent and answers the parent as it is then. */
  Optional<ChatMessage> countReply(Message reply);

  void edit(TeamId team, ChannelId channel, MessageTs ts, String text, @Nullable String blocks);

  void delete(ChatMessage message);

  boolean react(TeamId team, ChannelId channel, MessageTs ts, String name, UserId user);

  boolean unreact(TeamId team, ChannelId channel, MessageTs ts, String name, UserId user);

  /** Answers false when it is pinned already. */
  boolean pin(TeamId team, ChannelId channel, MessageTs ts, UserId user);

  /** What of a channel a user has read. */
  record ReadState(int unread, @Nullable MessageTs lastRead) {}

  /** The highest number of unread messages that is counted. */
  int MOST_UNREAD = 100;

  /** Of all channels that have any message or mark; counts at most {@link #MOST_UNREAD} each. */
  Map<ChannelId, ReadState> readStates(TeamId team, UserId user);

  /** Never moves the mark back. */
  void markRead(TeamId team, ChannelId channel, UserId user, MessageTs ts);
}
