package dev.firedrill.workspace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message with what came to it later. A deleted one that has replies stays, without its text. */
public record ChatMessage(
    Message message,
    boolean deleted,
    boolean broadcast,
    int replyCount,
    List<UserId> replyUsers,
    @Nullable MessageTs lastReplyTs,
    List<Reaction> reactions) {
  public ChatMessage {
    replyUsers = List.copyOf(replyUsers);
    reactions = List.copyOf(reactions);
  }

  /** One emoji and who gave it, in order. */
  public record Reaction(String name, List<UserId> users) {
    public Reaction {
      users = List.copyOf(users);
    }
  }

  /** A message that nobody has answered yet. */
  public static ChatMessage fresh(Message message, boolean broadcast) {
    return new ChatMessage(message, false, broadcast, 0, List.of(), null, List.of());
  }

  public boolean reactedBy(UserId user, String name) {
    return reactions.stream()
        .anyMatch(reaction -> reaction.name().equals(name) && reaction.users().contains(user));
  }
}
