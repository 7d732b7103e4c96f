package dev.firedrill.workspace.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.kernel.Failure;
import dev.firedrill.workspace.BotAccount;
import dev.firedrill.workspace.BotView;
import dev.firedrill.workspace.Channel;
import dev.firedrill.workspace.Identifiers;
import dev.firedrill.workspace.Message;
import dev.firedrill.workspace.MessageTs;
import dev.firedrill.workspace.Workspace;
import dev.firedrill.workspace.WorkspaceUser;
import dev.firedrill.workspace.bots.About;
import dev.firedrill.workspace.bots.BotLine;
import dev.firedrill.workspace.bots.BotSockets;
import dev.firedrill.workspace.bots.Interaction;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Commands, buttons and forms as Socket Mode envelopes. */
final class SocketLine implements BotLine {
  private final BotSockets sockets;
  private final Openings openings;
  private final Identifiers identifiers;
  private final InstantSource clock;

  SocketLine(BotSockets sockets, Openings openings, Identifiers identifiers, InstantSource clock) {
    this.sockets = sockets;
    this.openings = openings;
    this.identifiers = identifiers;
    this.clock = clock;
  }

  @Override
  public CompletableFuture<Answer> command(
      Workspace workspace, BotAccount bot, Channel channel, WorkspaceUser user, String text) {
    if (!sockets.canAsk(bot.bot())) {
      return CompletableFuture.completedFuture(new Answer.NotConnected());
    }
    Interaction interaction = openings.begin(bot.bot(), user.id(), channel.id(), null);
    ObjectNode payload = Json.object();
    payload.put("token", "").put("team_id", workspace.slackId()).put("team_domain", "firedrill");
    payload.put("channel_id", channel.id().value()).put("channel_name", channel.name());
    payload.put("user_id", user.id().value()).put("user_name", user.handle());
    payload.put("command", "/bot").put("text", text).put("api_app_id", bot.appId());
    payload.put("is_enterprise_install", "false");
    payload.put("response_url", openings.responseUrl(interaction));
    payload.put("trigger_id", interaction.id());
    return sockets
        .ask(
            bot.bot(),
            "slash_commands",
            payload.toString(),
            About.interaction(About.Kind.COMMAND, interaction))
        .thenApply(this::answer);
  }

  private Answer answer(BotSockets.Reply reply) {
    return switch (reply) {
      case BotSockets.Reply.NotConnected() -> new Answer.NotConnected();
      case BotSockets.Reply.TimedOut() -> new Answer.TimedOut();
      case BotSockets.Reply.Acknowledged(@Nullable String payload) ->
          payload == null ? new Answer.Silent() : said(Json.stored(payload));
    };
  }

  private Answer said(JsonNode payload) {
    JsonNode blocks = payload.path("blocks");
    String text = payload.path("text").asText("");
    if (text.isBlank() && blocks.isEmpty()) {
      return new Answer.Silent();
    }
    String kit;
    try {
      kit = blocks.isEmpty() ? null : Blocks.ofMessage(blocks, identifiers).toString();
    } catch (CallRefused invalid) {
      return new Answer.Said(
          "Your bot answered with blocks that are not valid: " + invalid.messages(), null, false);
    }
    return new Answer.Said(text, kit, "in_channel".equals(payload.path("response_type").asText()));
  }

  @Override
  public CompletableFuture<Answer> action(
      Workspace workspace,
      BotAccount bot,
      Channel channel,
      WorkspaceUser user,
      Message message,
      Pressed pressed) {
    JsonNode blocks = message.blocks() == null ? Json.array() : Json.stored(message.blocks());
    Blocks.Element found =
        Blocks.find(blocks, pressed.actionId(), Optional.ofNullable(pressed.blockId()))
            .orElseThrow(() ->
                Failure.invalid(
                    "The message has no element with the action id '"
                        + pressed.actionId()
                        + "': read the message again, it may have changed."));
    if (!sockets.canAsk(bot.bot())) {
      return CompletableFuture.completedFuture(new Answer.NotConnected());
    }
    Interaction interaction = openings.begin(bot.bot(), user.id(), channel.id(), message.ts());
    ObjectNode payload = interactive("block_actions", workspace, bot, user, interaction);
    ObjectNode container = payload.putObject("container");
    container.put("type", "message").put("message_ts", message.ts().value());
    container.put("channel_id", channel.id().value());
    container.put("is_ephemeral", message.onlyFor() != null);
    payload.putObject("channel").put("id", channel.id().value()).put("name", channel.name());
    payload.set("message", Shapes.message(message, workspace));
    payload.putObject("state").putObject("values");
    payload.put("response_url", openings.responseUrl(interaction));
    payload.putArray("actions").add(pressed(found, pressed));
    return sockets
        .ask(
            bot.bot(),
            "interactive",
            payload.toString(),
            About.interaction(About.Kind.INTERACTION, interaction))
        .thenApply(this::answer);
  }

  private ObjectNode pressed(Blocks.Element found, Pressed pressed) {
    JsonNode element = found.element();
    boolean button = element.path("type").asText().equals("button");
    ObjectNode action;
    if (button) {
      action = Json.object().put("type", "button");
      action.set("text", element.path("text"));
      element.properties().stream()
          .filter(it -> it.getKey().equals("value") || it.getKey().equals("style"))
          .forEach(it -> action.set(it.getKey(), it.getValue()));
    } else {
      action = InputState.value(element, pressed.value() == null ? "" : pressed.value());
    }
    action.put("action_id", pressed.actionId()).put("block_id", found.blockId());
    MessageTs now = MessageTs.ofMicros(ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()));
    return action.put("action_ts", now.value());
  }

  @Override
  public CompletableFuture<Submitted> submit(
      Workspace workspace,
      BotView view,
      WorkspaceUser user,
      Map<String, Map<String, String>> values) {
    if (!sockets.canAsk(view.bot())) {
      return CompletableFuture.completedFuture(new Submitted.NotConnected());
    }
    BotAccount bot = workspace.bot(view.bot().environment()).orElseThrow();
    Interaction interaction = openings.begin(view.bot(), user.id(), null, null);
    ObjectNode payload = interactive("view_submission", workspace, bot, user, interaction);
    ObjectNode shape = ViewMethods.shape(view, workspace);
    shape.putObject("state").set("values", InputState.values(shape.path("blocks"), values));
    payload.set("view", shape);
    payload.putArray("response_urls");
    return sockets
        .ask(
            view.bot(),
            "interactive",
            payload.toString(),
            About.interaction(About.Kind.INTERACTION, interaction))
        .thenApply(this::submitted);
  }

  private Submitted submitted(BotSockets.Reply reply) {
    return switch (reply) {
      case BotSockets.Reply.NotConnected() -> new Submitted.NotConnected();
      case BotSockets.Reply.TimedOut() -> new Submitted.TimedOut();
      case BotSockets.Reply.Acknowledged(@Nullable String payload) ->
          payload == null ? new Submitted.Closed() : outcome(Json.stored(payload));
    };
  }

  private Submitted outcome(JsonNode payload) {
    String action = payload.path("response_action").asText("");
    return switch (action) {
      case "errors" -> {
        Map<String, String> errors = new HashMap<>();
        payload
            .path("errors")
            .properties()
            .forEach(it -> errors.put(it.getKey(), it.getValue().asText()));
        yield new Submitted.Errors(errors);
      }
      case "update", "push" -> {
        if (!(payload.path("view") instanceof ObjectNode view)) {
          yield new Submitted.Closed();
        }
        try {
          view.set("blocks", Blocks.ofView(view.path("blocks"), identifiers));
        } catch (CallRefused invalid) {
          yield new Submitted.Errors(
              Map.of("", "The bot answered with a view that is not valid: " + invalid.messages()));
        }
        yield new Submitted.Replaced(view.toString(), action.equals("push"));
      }
      default -> new Submitted.Closed();
    };
  }

  @Override
  public void closed(Workspace workspace, BotView view, WorkspaceUser user) {
    JsonNode content = Json.stored(view.content());
    if (!content.path("notify_on_close").asBoolean(false) || !sockets.canAsk(view.bot())) {
      return;
    }
    BotAccount bot = workspace.bot(view.bot().environment()).orElseThrow();
    Interaction interaction = openings.begin(view.bot(), user.id(), null, null);
    ObjectNode payload = interactive("view_closed", workspace, bot, user, interaction);
    payload.set("view", ViewMethods.shape(view, workspace));
    payload.put("is_cleared", false);
    var _ =
        sockets.ask(
            view.bot(),
            "interactive",
            payload.toString(),
            About.interaction(About.Kind.INTERACTION, interaction));
  }

  private ObjectNode interactive(
      String type,
      Workspace workspace,
      BotAccount bot,
      WorkspaceUser user,
      Interaction interaction) {
    ObjectNode payload = Json.object().put("type", type).put("token", "");
    payload
        .putObject("user")
        .put("id", user.id().value())
        .put("username", user.handle())
        .put("name", user.handle())
        .put("team_id", workspace.slackId());
    payload.put("api_app_id", bot.appId());
    payload.putObject("team").put("id", workspace.slackId()).put("domain", "firedrill");
    payload.putNull("enterprise").put("is_enterprise_install", false);
    return payload.put("trigger_id", interaction.id());
  }
}
