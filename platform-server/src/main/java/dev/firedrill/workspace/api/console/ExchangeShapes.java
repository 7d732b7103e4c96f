package dev.firedrill.workspace.api.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.workspace.UserId;
import dev.firedrill.workspace.Workspace;
import dev.firedrill.workspace.api.ChatUserView;
import dev.firedrill.workspace.bots.BotCall;
import dev.firedrill.workspace.console.Exchange;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Exchanges as a team sees them: read from what was on the wire, at the time of looking. */
final class ExchangeShapes {
  private final Workspace workspace;
  private final Titles titles;
  private final Curl curl;
  private final Instant now;

  ExchangeShapes(Workspace workspace, Curl curl, Instant now) {
    this.workspace = workspace;
    this.titles = new Titles(workspace);
    this.curl = curl;
    this.now = now;
  }

  ExchangeView view(Exchange exchange) {
    boolean told = !exchange.payload().isEmpty();
    String text = told ? WireText.withoutSecrets(exchange.payload()) : "{}";
    JsonNode payload = WireText.json(text);
    return new ExchangeView(
        exchange.id(),
        exchange.at(),
        exchange.kind(),
        titles.of(exchange, payload),
        exchange.track(),
        first(payload, "/event/user", "/user_id", "/user/id").flatMap(this::user).orElse(null),
        channel(exchange, payload),
        exchange.attempt(),
        WireText.object(text),
        millis(exchange.acknowledgedIn()),
        millis(exchange.repliedIn()),
        exchange.state(now),
        Exchange.LIMIT.toMillis(),
        exchange.calls().stream().map(this::call).toList(),
        exchange.about() == null ? null : exchange.about().replayOf(),
        told ? curl.replay(exchange) : curl.call(exchange.calls().getFirst()));
  }

  private CallView call(BotCall call) {
    return new CallView(
        call.method(),
        call.at(),
        Math.max(0, Duration.between(call.at(), call.answeredAt()).toMillis()),
        call.error() == null,
        call.error(),
        WireText.arguments(call.arguments()),
        WireText.object(call.response()),
        curl.call(call));
  }

  private static @Nullable String channel(Exchange exchange, JsonNode payload) {
    return first(payload, "/event/channel", "/event/item/channel", "/channel_id", "/channel/id")
        .or(() ->
            exchange.calls().stream()
                .map(BotCall::arguments)
                .map((Map<String, String> it) -> it.getOrDefault("channel", ""))
                .filter(it -> !it.isEmpty())
                .findFirst())
        .orElse(null);
  }

  private static Optional<String> first(JsonNode payload, String... pointers) {
    return Stream.of(pointers)
        .map(it -> payload.at(it).asText(""))
        .filter(it -> !it.isEmpty())
        .findFirst();
  }

  private Optional<ChatUserView> user(String id) {
    return workspace
        .user(new UserId(id))
        .map(it -> new ChatUserView(it.id().value(), it.name(), it.handle(), it.looksLikeBot()));
  }

  private static @Nullable Long millis(@Nullable Duration duration) {
    return duration == null ? null : Math.max(0, duration.toMillis());
  }
}
