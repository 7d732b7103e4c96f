package dev.firedrill.workspace.api.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.workspace.Channel;
import dev.firedrill.workspace.ChannelId;
import dev.firedrill.workspace.UserId;
import dev.firedrill.workspace.Workspace;
import dev.firedrill.workspace.WorkspaceUser;
import dev.firedrill.workspace.console.Exchange;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an exchange is called in a list: {@code message in #users: !weather Oslo}. */
final class Titles {
  private static final int QUOTED = 80;
  private static final Pattern MENTION = Pattern.compile("<@([A-Z0-9]+)>");

  private final Workspace workspace;

  Titles(Workspace workspace) {
    this.workspace = workspace;
  }

  String of(Exchange exchange, JsonNode payload) {
    return switch (exchange.kind()) {
      case CALL -> exchange.calls().isEmpty() ? "call" : exchange.calls().getFirst().method();
      case EVENT -> event(payload.path("event"));
      case COMMAND ->
          (payload.path("command").asText() + " " + quoted(payload.path("text").asText())).strip()
              + in(payload.path("channel_id").asText());
      case INTERACTION -> interaction(payload);
    };
  }

  private String event(JsonNode event) {
    String type = event.path("type").asText();
    String where = in(event.path("channel").asText(event.at("/item/channel").asText()));
    return switch (type) {
      case "message" ->
          switch (event.path("subtype").asText()) {
            case "message_changed" ->
                "message changed" + where + said(event.at("/message/text").asText());
            case "message_deleted" ->
                "message deleted" + where + said(event.at("/previous_message/text").asText());
            default -> "message" + where + said(event.path("text").asText());
          };
      case "app_mention" -> "mention" + where + said(event.path("text").asText());
      case "reaction_added" -> "reaction :" + event.path("reaction").asText() + ": added" + where;
      case "reaction_removed" ->
          "reaction :" + event.path("reaction").asText() + ": removed" + where;
      case "member_joined_channel" -> name(event.path("user").asText()) + " joined" + where;
      default -> type + where;
    };
  }

  private String interaction(JsonNode payload) {
    return switch (payload.path("type").asText()) {
      case "block_actions" ->
          payload.at("/actions/0/type").asText("element").replace('_', ' ')
              + " `"
              + payload.at("/actions/0/action_id").asText()
              + "`"
              + in(payload.at("/channel/id").asText());
      case "view_submission" -> "form sent: " + payload.at("/view/title/text").asText();
      case "view_closed" -> "form closed: " + payload.at("/view/title/text").asText();
      default -> payload.path("type").asText("interaction");
    };
  }

  private String said(String text) {
    return text.isBlank() ? "" : ": " + quoted(text);
  }

  private String quoted(String text) {
    Matcher mentions = MENTION.matcher(text.strip().replaceAll("\\s+", " "));
    String words =
        mentions.replaceAll((MatchResult found) -> Matcher.quoteReplacement(name(found.group(1))));
    return words.length() <= QUOTED ? words : words.substring(0, QUOTED - 1) + "…";
  }

  private String name(String user) {
    return workspace
        .user(new UserId(user))
        .map(WorkspaceUser::handle)
        .map(handle -> "@" + handle)
        .orElse("somebody");
  }

  private String in(String channel) {
    if (channel.isEmpty()) {
      return "";
    }
    Optional<Channel> known = workspace.channel(new ChannelId(channel));
    return known
        .map(it -> it.id().isDirect() ? " in a direct message" : " in #" + it.name())
        .orElse("");
  }
}
