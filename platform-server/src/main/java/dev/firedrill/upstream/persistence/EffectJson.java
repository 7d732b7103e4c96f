package dev.firedrill.upstream.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.upstream.UpstreamEffect;
import dev.firedrill.upstream.UpstreamService;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Effects as they are stored. */
final class EffectJson {
  private static final JsonMapper JSON = new JsonMapper();

  private EffectJson() {}

  static String write(UpstreamEffect effect) {
    ObjectNode node = JSON.createObjectNode();
    switch (effect) {
      case UpstreamEffect.Slow(Duration delay, Duration jitter) ->
          node.put("kind", "slow")
              .put("delayMs", delay.toMillis())
              .put("jitterMs", jitter.toMillis());
      case UpstreamEffect.Failing(int status) -> node.put("kind", "failing").put("status", status);
      case UpstreamEffect.Reset(double share) -> node.put("kind", "reset").put("share", share);
      case UpstreamEffect.Trickle(int bytes) ->
          node.put("kind", "trickle").put("bytesPerSecond", bytes);
      case UpstreamEffect.Silent _ -> node.put("kind", "silent");
      case UpstreamEffect.Garbage _ -> node.put("kind", "garbage");
      case UpstreamEffect.Misrouted(@Nullable UpstreamService to) -> {
        node.put("kind", "misrouted");
        if (to != null) {
          node.put("to", to.name());
        }
      }
    }
    return node.toString();
  }

  static UpstreamEffect read(String text) {
    JsonNode node = parse(text);
    String kind = node.path("kind").asText();
    return switch (kind) {
      case "slow" ->
          new UpstreamEffect.Slow(
              Duration.ofMillis(node.path("delayMs").asLong()),
              Duration.ofMillis(node.path("jitterMs").asLong()));
      case "failing" -> new UpstreamEffect.Failing(node.path("status").asInt());
      case "reset" -> new UpstreamEffect.Reset(node.path("share").asDouble());
      case "trickle" -> new UpstreamEffect.Trickle(node.path("bytesPerSecond").asInt());
      case "silent" -> new UpstreamEffect.Silent();
      case "garbage" -> new UpstreamEffect.Garbage();
      case "misrouted" ->
          new UpstreamEffect.Misrouted(
              node.has("to") ? UpstreamService.valueOf(node.path("to").asText()) : null);
      default -> throw new IllegalStateException("a stored rule of a service is a '" + kind + "'");
    };
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("a stored rule of a service cannot be read", broken);
    }
  }
}
