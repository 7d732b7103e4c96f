package dev.firedrill.workspace.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.workspace.disturbance.Calls;
import dev.firedrill.workspace.disturbance.ChatEffect;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/** Effects as they are stored. */
final class EffectJson {
  private static final JsonMapper JSON = new JsonMapper();

  private EffectJson() {}

  static String write(ChatEffect effect) {
    ObjectNode node = JSON.createObjectNode();
    switch (effect) {
      case ChatEffect.CallsLate(Calls calls, Duration delay, Duration jitter) ->
          put(node, calls).put("delay", delay.toString()).put("jitter", jitter.toString());
      case ChatEffect.CallsTooOften(Calls calls, Duration retryAfter, boolean untilQuiet) ->
          put(node, calls).put("retryAfter", retryAfter.toString()).put("untilQuiet", untilQuiet);
      case ChatEffect.CallsRefused(Calls calls, String error) ->
          put(node, calls).put("error", error);
      case ChatEffect.CallsUnavailable(Calls calls, int status) ->
          put(node, calls).put("status", status);
      case ChatEffect.EventsDropped(double share) -> node.put("share", share);
      case ChatEffect.EventsDoubled(double share) -> node.put("share", share);
      case ChatEffect.EventsLate(Duration delay) -> node.put("delay", delay.toString());
      case ChatEffect.SocketsFlapping(Duration every) -> node.put("every", every.toString());
      case ChatEffect.MessagesStorming(double rate, String text, String name, double answers) ->
          node.put("rate", rate).put("text", text).put("name", name).put("answers", answers);
      case ChatEffect.MessagePoisoned(String text, Duration redeliver) ->
          node.put("text", text).put("redeliver", redeliver.toString());
      case ChatEffect.SocketsHalfOpen _, ChatEffect.SecretRotated _ -> {
        // When the rule began has a column of its own.
      }
    }
    return node.toString();
  }

  static ChatEffect read(ChatEffect.Kind kind, String text, Instant begunAt) {
    JsonNode node = parse(text);
    return switch (kind) {
      case CALLS_LATE ->
          new ChatEffect.CallsLate(calls(node), time(node, "delay"), time(node, "jitter"));
      case CALLS_TOO_OFTEN ->
          new ChatEffect.CallsTooOften(
              calls(node), time(node, "retryAfter"), node.path("untilQuiet").asBoolean());
      case CALLS_REFUSED -> new ChatEffect.CallsRefused(calls(node), node.path("error").asText());
      case CALLS_UNAVAILABLE ->
          new ChatEffect.CallsUnavailable(calls(node), node.path("status").asInt());
      case EVENTS_DROPPED -> new ChatEffect.EventsDropped(node.path("share").asDouble());
      case EVENTS_DOUBLED -> new ChatEffect.EventsDoubled(node.path("share").asDouble());
      case EVENTS_LATE -> new ChatEffect.EventsLate(time(node, "delay"));
      case SOCKETS_FLAPPING -> new ChatEffect.SocketsFlapping(time(node, "every"));
      case MESSAGES_STORMING ->
          new ChatEffect.MessagesStorming(
              node.path("rate").asDouble(),
              node.path("text").asText(),
              node.path("name").asText(),
              node.path("answers").asDouble());
      case MESSAGE_POISONED ->
          new ChatEffect.MessagePoisoned(node.path("text").asText(), time(node, "redeliver"));
      case SOCKETS_HALF_OPEN -> new ChatEffect.SocketsHalfOpen(begunAt);
      case SECRET_ROTATED -> new ChatEffect.SecretRotated();
    };
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("a stored rule of a bot's chat cannot be read", broken);
    }
  }

  private static ObjectNode put(ObjectNode node, Calls calls) {
    calls.methods().stream().sorted().forEach(node.putArray("methods")::add);
    return node.put("share", calls.share());
  }

  private static Calls calls(JsonNode node) {
    Set<String> methods = new TreeSet<>();
    node.path("methods").forEach(method -> methods.add(method.asText()));
    return new Calls(methods, node.path("share").asDouble());
  }

  private static Duration time(JsonNode node, String field) {
    return Duration.parse(node.path(field).asText());
  }
}
