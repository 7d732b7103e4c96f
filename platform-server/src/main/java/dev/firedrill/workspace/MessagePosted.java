package dev.firedrill.workspace;

/**
 * A message was posted and committed; the hub of everything that listens to chat. The track is of
 * the bot's instance that posted it, empty for anybody else.
 */
public record MessagePosted(Message message, WorkspaceUser author, Channel channel, String track)
    implements ChatNotice {
  public MessagePosted(Message message, WorkspaceUser author, Channel channel) {
    this(message, author, channel, "");
  }
}
