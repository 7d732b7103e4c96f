package dev.firedrill.workspace.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.team.TeamId;
import dev.firedrill.workspace.BotAccount;
import dev.firedrill.workspace.BotAccount.TokenKind;
import dev.firedrill.workspace.Channel;
import dev.firedrill.workspace.ChannelId;
import dev.firedrill.workspace.Directory;
import dev.firedrill.workspace.MessageTs;
import dev.firedrill.workspace.Outcome;
import dev.firedrill.workspace.UserId;
import dev.firedrill.workspace.Workspace;
import dev.firedrill.workspace.WorkspaceUser;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * One authenticated Web API call: whose it is, of which of the bot's tracks, and its arguments.
 * Everything it looks up is of the token's own team; whatever is not gets Slack's error.
 */
record Call(
    BotAccount account,
    TokenKind kind,
    String track,
    URI base,
    Map<String, String> arguments,
    Directory directory) {
  private static final int LARGEST_LIMIT = 1000;

  TeamId team() {
    return account.bot().team();
  }

  UserId bot() {
    return account.user();
  }

  Workspace workspace() {
    return directory.get(team());
  }

  /** The argument; empty when absent or blank. */
  Optional<String> text(String name) {
    return Optional.ofNullable(arguments.get(name)).filter(value -> !value.isBlank());
  }

  String required(String name) {
    return text(name).orElseThrow(() -> CallRefused.missingArgument(name));
  }

  boolean flag(String name) {
    return text(name).map(value -> value.equals("true") || value.equals("1")).orElse(false);
  }

  /** The page size, at most Slack's. */
  int limit(int standard) {
    Optional<String> limit = text("limit");
    if (limit.isEmpty()) {
      return standard;
    }
    try {
      int value = Integer.parseInt(limit.get().strip());
      if (value < 0) {
        throw CallRefused.of("invalid_limit", "limit must not be negative");
      }
      return value == 0 ? standard : Math.min(value, LARGEST_LIMIT);
    } catch (NumberFormatException notANumber) {
      throw CallRefused.of("invalid_arguments", "limit '" + limit.get() + "' is not a number");
    }
  }

  Optional<JsonNode> json(String name) {
    return text(name)
        .map(value ->
            Json.read(value)
                .orElseThrow(
                    () -> CallRefused.of("invalid_arguments", name + " is not valid JSON")));
  }

  /** The ts in this argument; one that is malformed names no message. */
  MessageTs ts(String name) {
    return MessageTs.parse(required(name)).orElseThrow(() -> CallRefused.of("message_not_found"));
  }

  /** A channel of this workspace, by id or by name. */
  Channel channel() {
    String named = required("channel");
    String name = named.startsWith("#") ? named.substring(1) : named;
    return found(workspace(), named, name)
        .or(() -> directory.fresh(team()).flatMap(now -> found(now, named, name)))
        .orElseThrow(() -> CallRefused.of("channel_not_found"));
  }

  private Optional<Channel> found(Workspace workspace, String id, String name) {
    return workspace
        .channel(new ChannelId(id))
        .or(() -> workspace.channelNamed(name))
        .filter(it -> !it.id().isDirect() || workspace.isMember(it.id(), bot()));
  }

  /** As {@link #channel}, but the bot must belong to it. */
  Channel channelOfBot() {
    Channel channel = channel();
    if (!workspace().isMember(channel.id(), bot())) {
      throw CallRefused.of("not_in_channel");
    }
    return channel;
  }

  WorkspaceUser user(String argument) {
    UserId id = new UserId(required(argument));
    return workspace()
        .user(id)
        .or(() -> directory.fresh(team()).flatMap(now -> now.user(id)))
        .orElseThrow(() -> CallRefused.of("user_not_found"));
  }

  /** The value of an outcome; a refusal becomes Slack's error. */
  static <T> T value(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T> done -> done.value();
      case Outcome.Refused<T> refused -> throw CallRefused.of(refused.why().slackError());
    };
  }
}
