package dev.firedrill.workspace.bots;

import dev.firedrill.workspace.ChatNotice;
import dev.firedrill.workspace.Workspace;

/** Tells the bots in a channel what happened there. */
public interface BotFeed {
  /**
   * Stores what the bots concerned have to be told. Called inside the transaction of what happened,
   * so that neither exists without the other; it is sent after the commit.
   */
  void tell(ChatNotice notice, Workspace workspace);
}
