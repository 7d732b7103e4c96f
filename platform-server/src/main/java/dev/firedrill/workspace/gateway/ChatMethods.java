package dev.firedrill.workspace.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.workspace.Channel;
import dev.firedrill.workspace.Channels;
import dev.firedrill.workspace.Chat;
import dev.firedrill.workspace.ChatMessage;
import dev.firedrill.workspace.Identifiers;
import dev.firedrill.workspace.Message;
import dev.firedrill.workspace.MessageTs;
import dev.firedrill.workspace.Messages;
import dev.firedrill.workspace.NewMessage;
import dev.firedrill.workspace.UserId;
import dev.firedrill.workspace.WorkspaceUser;
import dev.firedrill.workspace.gateway.ApiMethod.Tier;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** chat.*: what a bot says. */
final class ChatMethods {
  private static final int LONGEST = 40_000;

  private final Chat chat;
  private final Channels channels;
  private final Messages messages;
  private final Identifiers identifiers;

  ChatMethods(Chat chat, Channels channels, Messages messages, Identifiers identifiers) {
    this.chat = chat;
    this.channels = channels;
    this.messages = messages;
    this.identifiers = identifiers;
  }

  List<ApiMethod> all() {
    return List.of(
        ApiMethod.bot("chat.postMessage", "chat:write", Tier.MESSAGE, this::post),
        ApiMethod.bot("chat.postEphemeral", "chat:write", Tier.FAST, this::postEphemeral),
        ApiMethod.bot("chat.update", "chat:write", Tier.MEDIUM, this::update),
        ApiMethod.bot("chat.delete", "chat:write", Tier.MEDIUM, this::delete),
        ApiMethod.bot("chat.getPermalink", "", Tier.FAST, this::permalink));
  }

  /** Text and blocks of a message to be written. */
  record Content(String text, @Nullable String blocks) {}

  /** The content of a message, checked as Slack does. */
  static Content content(
      Optional<String> text,
      Optional<JsonNode> blocks,
      Optional<JsonNode> attachments,
      Identifiers identifiers) {
    String words = text.orElseGet(() -> attachments.map(ChatMethods::fallback).orElse(""));
    if (words.codePointCount(0, words.length()) > LONGEST) {
      throw CallRefused.of(
          "msg_too_long", "text is longer than " + LONGEST + " characters: send it in parts");
    }
    boolean hasBlocks = blocks.isPresent() && !blocks.get().isEmpty();
    if (words.isBlank() && !hasBlocks && !blocks.map(it -> !it.isArray()).orElse(false)) {
      throw CallRefused.of("no_text");
    }
    String kit =
        blocks.isPresent() && (hasBlocks || !blocks.get().isArray())
            ? Blocks.ofMessage(blocks.get(), identifiers).toString()
            : null;
    return new Content(words, kit);
  }

  /** Attachments are not stored, only their words. */
  private static String fallback(JsonNode attachments) {
    return Blocks.stream(attachments)
        .map(it -> it.path("text").asText(it.path("fallback").asText("")))
        .filter(it -> !it.isBlank())
        .collect(Collectors.joining("\n"));
  }

  private Content content(Call call) {
    Optional<JsonNode> blocks;
    try {
      blocks = call.json("blocks");
    } catch (CallRefused notJson) {
      throw CallRefused.of("invalid_blocks_format");
    }
    return content(call.text("text"), blocks, call.json("attachments"), identifiers);
  }

  private NewMessage message(Call call, Channel channel) {
    Content content = content(call);
    Optional<MessageTs> thread =
        call.text("thread_ts")
            .map(ts -> MessageTs.parse(ts).orElseThrow(() -> CallRefused.of("invalid_thread_ts")));
    return new NewMessage(
        channel.id(), call.bot(), content.text(), content.blocks(), thread.orElse(null));
  }

  private ObjectNode post(Call call) {
    Channel channel = target(call);
    NewMessage message = message(call, channel);
    Message posted =
        Call.value(chat.post(call.team(), message, call.flag("reply_broadcast"), call.track()));
    ObjectNode answer = Json.object();
    answer.put("channel", channel.id().value()).put("ts", posted.ts().value());
    answer.set("message", Shapes.message(posted, call.workspace()));
    return answer;
  }

  /** A channel, or the direct conversation with a user. */
  private Channel target(Call call) {
    Optional<WorkspaceUser> user =
        call.text("channel").flatMap(id -> call.workspace().user(new UserId(id)));
    return user.isPresent()
        ? channels.direct(call.team(), call.bot(), user.get().id())
        : call.channelOfBot();
  }

  private ObjectNode postEphemeral(Call call) {
    Channel channel = call.channelOfBot();
    WorkspaceUser reader = call.user("user");
    if (!call.workspace().isMember(channel.id(), reader.id())) {
      throw CallRefused.of("user_not_in_channel");
    }
    Message posted =
        Call.value(chat.postEphemeral(call.team(), message(call, channel), reader.id()));
    return Json.object().put("message_ts", posted.ts().value());
  }

  private ObjectNode update(Call call) {
    Channel channel = call.channelOfBot();
    MessageTs ts = call.ts("ts");
    Content content = content(call);
    ChatMessage after =
        Call.value(
            chat.edit(call.team(), call.bot(), channel.id(), ts, content.text(), content.blocks()));
    ObjectNode answer = Json.object();
    answer.put("channel", channel.id().value()).put("ts", ts.value());
    answer.put("text", after.message().text());
    answer.set("message", Shapes.message(after, call.workspace()));
    return answer;
  }

  private ObjectNode delete(Call call) {
    Channel channel = call.channelOfBot();
    MessageTs ts = call.ts("ts");
    Call.value(chat.delete(call.team(), call.bot(), channel.id(), ts));
    return Json.object().put("channel", channel.id().value()).put("ts", ts.value());
  }

  private ObjectNode permalink(Call call) {
    Channel channel = call.channelOfBot();
    MessageTs ts = call.ts("message_ts");
    if (messages.find(call.team(), channel.id(), ts, null).isEmpty()) {
      throw CallRefused.of("message_not_found");
    }
    return Json.object()
        .put("channel", channel.id().value())
        .put(
            "permalink",
            call.base() + "/archives/" + channel.id() + "/p" + ts.value().replace(".", ""));
  }
}
