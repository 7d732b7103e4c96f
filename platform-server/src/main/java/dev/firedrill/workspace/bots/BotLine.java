package dev.firedrill.workspace.bots;

import dev.firedrill.workspace.BotAccount;
import dev.firedrill.workspace.BotView;
import dev.firedrill.workspace.Channel;
import dev.firedrill.workspace.Message;
import dev.firedrill.workspace.Workspace;
import dev.firedrill.workspace.WorkspaceUser;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Puts what a person does to a bot and brings back what the bot said within three seconds. */
public interface BotLine {
  /** What the bot answered to a command or button. */
  sealed interface Answer {
    record NotConnected() implements Answer {}

    record TimedOut() implements Answer {}

    /** Acknowledged without words; they may come later. */
    record Silent() implements Answer {}

    record Said(String text, @Nullable String blocks, boolean inChannel) implements Answer {}
  }

  /** What the bot answered to the submission of a view. */
  sealed interface Submitted {
    record NotConnected() implements Submitted {}

    record TimedOut() implements Submitted {}

    record Closed() implements Submitted {}

    /** Message by block id. */
    record Errors(Map<String, String> byBlock) implements Submitted {}

    /** The view goes on with this content; {@code pushed} makes it another view on top. */
    record Replaced(String content, boolean pushed) implements Submitted {}
  }

  CompletableFuture<Answer> command(
      Workspace workspace, BotAccount bot, Channel channel, WorkspaceUser user, String text);

  /** A button of a message was pressed. Fails when the message has no such button. */
  CompletableFuture<Answer> action(
      Workspace workspace,
      BotAccount bot,
      Channel channel,
      WorkspaceUser user,
      Message message,
      Pressed pressed);

  /** Which element; {@code value} is what was chosen, null for the button's own value. */
  record Pressed(String actionId, @Nullable String blockId, @Nullable String value) {}

  /** The values by block id and action id. */
  CompletableFuture<Submitted> submit(
      Workspace workspace,
      BotView view,
      WorkspaceUser user,
      Map<String, Map<String, String>> values);

  /** The person closed the view; told only when the view asks for it. */
  void closed(Workspace workspace, BotView view, WorkspaceUser user);
}
