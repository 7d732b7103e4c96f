package dev.firedrill.workspace;

import dev.firedrill.kernel.DomainEvent;
import dev.firedrill.team.TeamId;

/** Everything that changes what somebody sees in chat, with all that is needed to show it. */
public sealed interface ChatNotice extends DomainEvent
    permits MessagePosted,
        ChatNotice.MessageChanged,
        ChatNotice.MessageDeleted,
        ChatNotice.ThreadChanged,
        ChatNotice.ReactionChanged,
        ChatNotice.EphemeralPosted,
        ChatNotice.ChannelChanged,
        ChatNotice.MemberJoined,
        ChatNotice.ViewOpened {

  /** The text or the blocks were edited. */
  record MessageChanged(Message before, ChatMessage after, Channel channel) implements ChatNotice {}

  /** {@code message} has no text any more; {@code before} is what was deleted. */
  record MessageDeleted(ChatMessage message, Message before, Channel channel)
      implements ChatNotice {}

  /** A reply was counted on its parent; the reply itself is a {@link MessagePosted}. */
  record ThreadChanged(ChatMessage parent, Channel channel) implements ChatNotice {}

  record ReactionChanged(
      ChatMessage message, String name, WorkspaceUser by, boolean added, Channel channel)
      implements ChatNotice {}

  /** Only {@code onlyFor} may be told. */
  record EphemeralPosted(
      Message message, WorkspaceUser author, WorkspaceUser onlyFor, Channel channel)
      implements ChatNotice {}

  /** A channel is new, or its topic, purpose or being archived changed. */
  record ChannelChanged(Channel channel) implements ChatNotice {}

  record MemberJoined(Channel channel, WorkspaceUser member) implements ChatNotice {}

  /** A bot opened or changed a modal; only {@code view.user()} may be told. */
  record ViewOpened(BotView view, WorkspaceUser user) implements ChatNotice {
    public TeamId team() {
      return user.team();
    }
  }
}
