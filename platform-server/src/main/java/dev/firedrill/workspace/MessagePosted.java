package dev.firedrill.workspace;

/** A message was posted and committed; the hub of everything that listens to chat. */
public record MessagePosted(Message message, WorkspaceUser author, Channel channel)
    implements ChatNotice {}
