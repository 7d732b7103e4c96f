package dev.firedrill.workspace.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.workspace.BotAccount;
import dev.firedrill.workspace.BotAccount.TokenKind;
import dev.firedrill.workspace.Channel;
import dev.firedrill.workspace.ChannelId;
import dev.firedrill.workspace.Directory;
import dev.firedrill.workspace.Workspace;
import dev.firedrill.workspace.bots.BotCall;
import dev.firedrill.workspace.bots.BotSockets;
import dev.firedrill.workspace.bots.Tap;
import dev.firedrill.workspace.gateway.socket.RtmInbox;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Messages, typing and pings of bots on the legacy real time messaging. */
final class RtmConversation implements RtmInbox {
  private static final Logger LOG = LoggerFactory.getLogger(RtmConversation.class);
  private static final int SLOW_DOWN = -1;
  private static final int NO_TEXT = 2;
  private static final int REFUSED = 3;
  private static final int UNREADABLE = 4;

  private final Directory directory;
  private final ApiMethod post;
  private final RateLimiter limiter;
  private final Bases bases;
  private final BotSockets sockets;
  private final Tap tap;
  private final InstantSource clock;

  /** {@code post} is {@code chat.postMessage}: a message is the same whichever way it comes. */
  RtmConversation(
      Directory directory,
      ApiMethod post,
      RateLimiter limiter,
      Bases bases,
      BotSockets sockets,
      Tap tap,
      InstantSource clock) {
    this.directory = directory;
    this.post = post;
    this.limiter = limiter;
    this.bases = bases;
    this.sockets = sockets;
    this.tap = tap;
    this.clock = clock;
  }

  @Override
  public Optional<String> received(TeamEnvironment bot, String track, String frame) {
    Optional<JsonNode> read = Json.read(frame).filter(JsonNode::isObject);
    if (read.isEmpty()) {
      return Optional.of(failed(Json.object(), UNREADABLE, "the frame is not a JSON object"));
    }
    JsonNode said = read.get();
    return switch (said.path("type").asText()) {
      case "ping" -> Optional.of(pong((ObjectNode) said));
      case "message" -> Optional.of(message(bot, track, said));
      case "typing" -> {
        typing(bot, said.path("channel").asText());
        yield Optional.empty();
      }
      // Presence is not kept, and Slack does not answer these either.
      case "presence_sub", "presence_query", "tickle" -> Optional.empty();
      case String other ->
          Optional.of(failed(said, REFUSED, "unknown_type: there is no type '" + other + "'"));
    };
  }

  /** With whatever else the ping carried. */
  private static String pong(ObjectNode ping) {
    ObjectNode pong = ping.deepCopy();
    JsonNode id = pong.remove("id");
    pong.put("type", "pong");
    if (id != null) {
      pong.set("reply_to", id);
    }
    return pong.toString();
  }

  private String message(TeamEnvironment bot, String track, JsonNode said) {
    Instant at = clock.instant();
    Map<String, String> arguments = new HashMap<>();
    Stream.of("channel", "text", "thread_ts")
        .filter(said::hasNonNull)
        .forEach(name -> arguments.put(name, said.path(name).asText()));
    @Nullable String error = null;
    String answer;
    try {
      answer = posted(bot, track, said, arguments);
    } catch (CallRefused refused) {
      error = refused.error();
      answer =
          error.equals("no_text")
              ? failed(said, NO_TEXT, "message text is missing")
              : failed(said, error.equals("ratelimited") ? SLOW_DOWN : REFUSED, words(refused));
    } catch (RuntimeException broken) {
      LOG.error("a message of {} could not be posted", bot, broken);
      error = "internal_error";
      answer = failed(said, REFUSED, error);
    }
    tap.called(
        new BotCall(
            bot,
            track,
            "message",
            at,
            clock.instant(),
            error,
            arguments,
            answer,
            BotCall.Token.BOT,
            null));
    return answer;
  }

  private static String words(CallRefused refused) {
    if (refused.error().equals("ratelimited")) {
      return "slow down, too many messages...";
    }
    return Stream.concat(Stream.of(refused.error()), refused.messages().stream())
        .reduce((one, more) -> one + ": " + more)
        .orElseThrow();
  }

  private String posted(
      TeamEnvironment bot, String track, JsonNode said, Map<String, String> arguments) {
    BotAccount account =
        directory
            .get(bot.team())
            .bot(bot.environment())
            .orElseThrow(() -> CallRefused.of("account_inactive"));
    String channel = arguments.getOrDefault("channel", "");
    if (!limiter.take(account.user().value(), post.tier(), channel).isZero()) {
      throw CallRefused.of("ratelimited");
    }
    ObjectNode posted =
        post.answer()
            .apply(new Call(account, TokenKind.BOT, track, bases.of(bot), arguments, directory));
    return reply(said, true)
        .put("ts", posted.path("ts").asText())
        .put("text", posted.at("/message/text").asText())
        .toString();
  }

  /** Tells the other bots in the channel; nobody is told of it later. */
  private void typing(TeamEnvironment bot, String channelId) {
    Workspace workspace = directory.get(bot.team());
    Optional<Channel> channel = workspace.channel(new ChannelId(channelId));
    Optional<BotAccount> typist = workspace.bot(bot.environment());
    if (channel.isEmpty() || typist.isEmpty()) {
      return;
    }
    List<BotAccount> inside = workspace.botsIn(channel.get().id());
    if (!inside.contains(typist.get())) {
      return;
    }
    String frame =
        Json.object()
            .put("type", "user_typing")
            .put("channel", channelId)
            .put("user", typist.get().user().value())
            .toString();
    inside.stream()
        .map(BotAccount::bot)
        .filter(other -> !other.equals(bot))
        .forEach(other -> sockets.whisper(other, frame));
  }

  private static ObjectNode reply(JsonNode said, boolean ok) {
    ObjectNode reply = Json.object().put("ok", ok);
    if (said.has("id")) {
      reply.set("reply_to", said.get("id"));
    }
    return reply;
  }

  private static String failed(JsonNode said, int code, String text) {
    ObjectNode reply = reply(said, false);
    reply.putObject("error").put("code", code).put("msg", text);
    return reply.toString();
  }
}
