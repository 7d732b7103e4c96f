package dev.firedrill.workspace.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.workspace.BotAccount;
import dev.firedrill.workspace.ChannelId;
import dev.firedrill.workspace.Chat;
import dev.firedrill.workspace.Directory;
import dev.firedrill.workspace.Identifiers;
import dev.firedrill.workspace.MessageTs;
import dev.firedrill.workspace.NewMessage;
import dev.firedrill.workspace.Outcome;
import dev.firedrill.workspace.bots.BotCall;
import dev.firedrill.workspace.bots.Interaction;
import dev.firedrill.workspace.bots.Interactions;
import dev.firedrill.workspace.bots.Tap;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** {@code /slack/hooks/{opaque}}: where a bot answers later; five times within half an hour. */
final class HookServlet extends HttpServlet {
  static final String PATH = "/slack/hooks";

  private final transient Interactions interactions;
  private final transient Directory directory;
  private final transient Chat chat;
  private final transient Identifiers identifiers;
  private final transient Tap tap;
  private final transient InstantSource clock;

  HookServlet(
      Interactions interactions,
      Directory directory,
      Chat chat,
      Identifiers identifiers,
      Tap tap,
      InstantSource clock) {
    this.interactions = interactions;
    this.directory = directory;
    this.chat = chat;
    this.identifiers = identifiers;
    this.tap = tap;
    this.clock = clock;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Instant at = clock.instant();
    Optional<String> text = Arguments.body(request);
    Optional<JsonNode> body = text.flatMap(Json::read);
    if (body.isEmpty() || !body.get().isObject()) {
      answer(response, HttpServletResponse.SC_BAD_REQUEST, "invalid_payload");
      return;
    }
    String id = Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
    Optional<Interaction> interaction = interactions.useResponse(id, clock.instant());
    if (interaction.isEmpty() || interaction.get().channel() == null) {
      answer(response, HttpServletResponse.SC_NOT_FOUND, "used_url");
      return;
    }
    String error = null;
    try {
      respond(interaction.get(), interaction.get().channel(), body.get());
    } catch (CallRefused refused) {
      error = refused.error();
    }
    answer(
        response,
        error == null ? HttpServletResponse.SC_OK : HttpServletResponse.SC_BAD_REQUEST,
        error == null ? "ok" : error);
    tap.called(
        new BotCall(
            interaction.get().bot(),
            "",
            "response_url",
            at,
            clock.instant(),
            error,
            Map.of("body", text.get()),
            error == null ? "ok" : error,
            null,
            id));
  }

  private void respond(Interaction interaction, ChannelId channel, JsonNode body) {
    var team = interaction.bot().team();
    BotAccount bot = directory.get(team).bot(interaction.bot().environment()).orElseThrow();
    MessageTs original = interaction.message();
    if (body.path("delete_original").asBoolean(false) && original != null) {
      Call.value(chat.delete(team, bot.user(), channel, original));
      return;
    }
    ChatMethods.Content content =
        ChatMethods.content(
            Optional.of(body.path("text").asText("")),
            Optional.of(body.path("blocks")).filter(it -> !it.isMissingNode() && !it.isNull()),
            Optional.of(body.path("attachments")).filter(JsonNode::isArray),
            identifiers);
    if (body.path("replace_original").asBoolean(false) && original != null) {
      Call.value(chat.edit(team, bot.user(), channel, original, content.text(), content.blocks()));
      return;
    }
    MessageTs thread = MessageTs.parse(body.path("thread_ts").asText("")).orElse(null);
    NewMessage message =
        new NewMessage(channel, bot.user(), content.text(), content.blocks(), thread);
    boolean inChannel = "in_channel".equals(body.path("response_type").asText());
    Outcome<?> outcome =
        inChannel
            ? chat.post(team, message, false)
            : chat.postEphemeral(team, message, interaction.user());
    Call.value(outcome);
  }

  private static void answer(HttpServletResponse response, int status, String text)
      throws IOException {
    response.setStatus(status);
    response.setContentType("text/plain;charset=utf-8");
    response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }
}
