package dev.firedrill.workspace;

import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.workspace.bots.BotLine;
import dev.firedrill.workspace.bots.Interactions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What people do with what a bot shows them: press its buttons, send and close its forms. */
public final class BotDesk {
  private static final Logger LOG = LoggerFactory.getLogger(BotDesk.class);

  private final Directory directory;
  private final Messages messages;
  private final Interactions interactions;
  private final Views views;
  private final Chat chat;
  private final BotLine line;
  private final PlatformForms forms;

  public BotDesk(
      Directory directory,
      Messages messages,
      Interactions interactions,
      Views views,
      Chat chat,
      BotLine line) {
    this(directory, messages, interactions, views, chat, line, List.of());
  }

  /** {@code forms}: those that the platform itself shows. */
  public BotDesk(
      Directory directory,
      Messages messages,
      Interactions interactions,
      Views views,
      Chat chat,
      BotLine line,
      List<PlatformForm> forms) {
    this.directory = directory;
    this.messages = messages;
    this.interactions = interactions;
    this.views = views;
    this.chat = chat;
    this.line = line;
    this.forms = new PlatformForms(forms);
  }

  /**
   * Tells the bot and does not wait for it; when it does not answer in time, the person is told in
   * the channel. Fails when there is no such button.
   */
  public void press(
      WorkspaceUser user, ChannelId channelId, MessageTs ts, BotLine.Pressed pressed) {
    Workspace workspace = directory.get(user.team());
    Channel channel = workspace.channel(channelId).orElseThrow(Refusal.CHANNEL_NOT_FOUND::failure);
    Message message =
        messages
            .find(user.team(), channelId, ts, user.id())
            .filter(found -> !found.deleted())
            .orElseThrow(Refusal.MESSAGE_NOT_FOUND::failure)
            .message();
    BotAccount bot =
        workspace.bots().values().stream()
            .filter(account -> account.user().equals(message.author()))
            .findFirst()
            .orElseThrow(
                () -> Failure.invalid("This message is not from a bot: it has no buttons."));
    String environment = bot.bot().environment().word();
    var _ =
        line.action(workspace, bot, channel, user, message, pressed)
            .thenAccept(answer -> answered(answer, workspace, user, channelId, environment))
            .exceptionally(broken -> {
              LOG.error("could not tell {} what became of a button", user.id(), broken);
              return null;
            });
  }

  private void answered(
      BotLine.Answer answer,
      Workspace workspace,
      WorkspaceUser user,
      ChannelId channel,
      String environment) {
    switch (answer) {
      case BotLine.Answer.Silent _, BotLine.Answer.Said _ -> {
        // The bot says what it has to say by its response_url.
      }
      case BotLine.Answer.NotConnected() ->
          complain(workspace, user, channel, CommandDesk.notConnected(environment));
      case BotLine.Answer.TimedOut() ->
          complain(workspace, user, channel, CommandDesk.timedOut(environment));
    }
  }

  private void complain(
      Workspace workspace, WorkspaceUser user, ChannelId channel, String complaint) {
    UserId platform = workspace.platform().orElseThrow().id();
    chat.postEphemeral(user.team(), NewMessage.of(channel, platform, complaint), user.id());
  }

  /** What came of sending a form. */
  public record Sent(boolean closed, @Nullable Map<String, String> errors) {}

  /** Waits at most three seconds; fails with unavailable when the bot does not answer. */
  public Sent submit(WorkspaceUser user, String viewId, Map<String, Map<String, String>> values) {
    BotView view = openView(user, viewId);
    if (Views.isForm(view)) {
      Map<String, String> errors = forms.submit(view, user, values);
      if (!errors.isEmpty()) {
        return new Sent(false, errors);
      }
      views.close(view);
      return new Sent(true, null);
    }
    Workspace workspace = directory.get(user.team());
    BotLine.Submitted outcome = line.submit(workspace, view, user, values).join();
    return switch (outcome) {
      case BotLine.Submitted.Closed() -> {
        views.close(view);
        yield new Sent(true, null);
      }
      case BotLine.Submitted.Errors(Map<String, String> byBlock) -> new Sent(false, byBlock);
      case BotLine.Submitted.Replaced(String content, boolean pushed) -> {
        if (pushed) {
          views.open(view.bot(), user, content, null);
        } else {
          views.update(view, content, user);
        }
        yield new Sent(false, null);
      }
      case BotLine.Submitted.NotConnected() ->
          throw new Failure(
              ProblemCode.UNAVAILABLE, CommandDesk.notConnected(view.bot().environment().word()));
      case BotLine.Submitted.TimedOut() ->
          throw new Failure(
              ProblemCode.UNAVAILABLE, CommandDesk.timedOut(view.bot().environment().word()));
    };
  }

  public void close(WorkspaceUser user, String viewId) {
    BotView view = openView(user, viewId);
    views.close(view);
    if (Views.isForm(view)) {
      return;
    }
    line.closed(directory.get(user.team()), view, user);
  }

  private BotView openView(WorkspaceUser user, String viewId) {
    Optional<BotView> view =
        interactions
            .view(user.team(), viewId)
            .filter(found -> found.user().equals(user.id()) && found.open() && !found.home());
    return view.orElseThrow(() -> Failure.notFound("This form is not open any more."));
  }
}
