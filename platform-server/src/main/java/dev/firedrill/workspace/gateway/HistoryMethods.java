package dev.firedrill.workspace.gateway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.workspace.Channel;
import dev.firedrill.workspace.Chat;
import dev.firedrill.workspace.ChatMessage;
import dev.firedrill.workspace.MessageTs;
import dev.firedrill.workspace.Messages;
import dev.firedrill.workspace.Workspace;
import dev.firedrill.workspace.gateway.ApiMethod.Tier;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What was said: history, threads, reactions and pins. */
final class HistoryMethods {
  private static final int PAGE = 100;
  private static final Pattern REACTION =
      Pattern.compile("[a-z0-9_+'-]{1,100}(::skin-tone-[2-6])?");

  private final Messages messages;
  private final Chat chat;

  HistoryMethods(Messages messages, Chat chat) {
    this.messages = messages;
    this.chat = chat;
  }

  List<ApiMethod> all() {
    return List.of(
        ApiMethod.bot("conversations.history", "channels:history", Tier.MEDIUM, this::history),
        ApiMethod.bot("conversations.replies", "channels:history", Tier.MEDIUM, this::replies),
        ApiMethod.bot("reactions.add", "reactions:write", Tier.MEDIUM, this::react),
        ApiMethod.bot("reactions.remove", "reactions:write", Tier.SLOW, this::unreact),
        ApiMethod.bot("reactions.get", "reactions:read", Tier.MEDIUM, this::reactions),
        ApiMethod.bot("pins.add", "pins:write", Tier.SLOW, this::pin));
  }

  private ObjectNode history(Call call) {
    Channel channel = call.channelOfBot();
    int limit = call.limit(PAGE);
    Messages.Page page = page(call, limit, Cursor.read(call, "next_ts"), Optional.empty());
    List<ChatMessage> found = messages.page(call.team(), channel.id(), page, null);
    ObjectNode answer = Json.object();
    answer.put("pin_count", 0);
    return write(call, answer, found, limit);
  }

  private ObjectNode replies(Call call) {
    Channel channel = call.channelOfBot();
    MessageTs asked =
        MessageTs.parse(call.required("ts")).orElseThrow(() -> CallRefused.of("thread_not_found"));
    ChatMessage first =
        messages
            .find(call.team(), channel.id(), asked, null)
            .orElseThrow(() -> CallRefused.of("thread_not_found"));
    MessageTs root = first.message().threadTs();
    int limit = call.limit(PAGE);
    Messages.Page page = page(call, limit, Optional.empty(), Cursor.read(call, "next_ts"));
    List<ChatMessage> found =
        messages.thread(call.team(), channel.id(), root == null ? asked : root, page, null);
    return write(call, Json.object(), found, limit);
  }

  /** One more than asked for, to know whether there are more. */
  private static Messages.Page page(
      Call call, int limit, Optional<String> cursorBefore, Optional<String> cursorAfter) {
    boolean inclusive = call.flag("inclusive");
    MessageTs before = bound(call, "latest", inclusive ? 1 : 0);
    MessageTs after = bound(call, "oldest", inclusive ? -1 : 0);
    return new Messages.Page(
        cursorBefore.flatMap(MessageTs::parse).orElse(before),
        cursorAfter.flatMap(MessageTs::parse).orElse(after),
        limit + 1);
  }

  /** A bound in seconds; Slack takes ones without digits after the dot too. */
  private static @Nullable MessageTs bound(Call call, String name, int shift) {
    Optional<String> given = call.text(name).filter(value -> !value.equals("0"));
    if (given.isEmpty()) {
      return null;
    }
    String full = given.get().contains(".") ? given.get() : given.get() + ".000000";
    MessageTs ts = MessageTs.parse(full).orElseThrow(() -> CallRefused.of("invalid_ts_" + name));
    return MessageTs.ofMicros(Math.max(0, ts.micros() + shift));
  }

  private static ObjectNode write(
      Call call, ObjectNode answer, List<ChatMessage> found, int limit) {
    boolean more = found.size() > limit;
    List<ChatMessage> shown = more ? found.subList(0, limit) : found;
    Workspace workspace = call.workspace();
    ArrayNode array = answer.putArray("messages");
    shown.forEach(message -> array.add(Shapes.message(message, workspace)));
    answer.put("has_more", more);
    answer
        .putObject("response_metadata")
        .put(
            "next_cursor",
            more ? Cursor.of("next_ts", shown.getLast().message().ts().value()) : "");
    return answer;
  }

  private ObjectNode react(Call call) {
    Channel channel = call.channelOfBot();
    Call.value(chat.react(call.team(), call.bot(), channel.id(), call.ts("timestamp"), name(call)));
    return Json.object();
  }

  private ObjectNode unreact(Call call) {
    Channel channel = call.channelOfBot();
    Call.value(
        chat.unreact(call.team(), call.bot(), channel.id(), call.ts("timestamp"), name(call)));
    return Json.object();
  }

  private static String name(Call call) {
    String name = call.text("name").orElseThrow(() -> CallRefused.of("invalid_name"));
    String bare =
        name.length() > 2 && name.startsWith(":") && name.endsWith(":")
            ? name.substring(1, name.length() - 1)
            : name;
    if (!REACTION.matcher(bare).matches()) {
      throw CallRefused.of("invalid_name");
    }
    return bare;
  }

  private ObjectNode reactions(Call call) {
    Channel channel = call.channelOfBot();
    ChatMessage message =
        messages
            .find(call.team(), channel.id(), call.ts("timestamp"), null)
            .filter(found -> !found.deleted())
            .orElseThrow(() -> CallRefused.of("message_not_found"));
    ObjectNode answer = Json.object();
    answer.put("type", "message").put("channel", channel.id().value());
    answer.set("message", Shapes.message(message, call.workspace()));
    return answer;
  }

  private ObjectNode pin(Call call) {
    Channel channel = call.channelOfBot();
    Call.value(chat.pin(call.team(), call.bot(), channel.id(), call.ts("timestamp")));
    return Json.object();
  }
}
