package dev.firedrill.workspace.gateway.socket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.workspace.bots.Delivery;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The frames of Socket Mode as text. Payloads are put in as they are, without being parsed. */
final class SocketFrames {
  private static final JsonMapper JSON = new JsonMapper();

  /** What a bot sends back for an envelope. */
  record Ack(String envelopeId, @Nullable String payload) {}

  private SocketFrames() {}

  static String hello(String appId, int connections, long lifeSeconds) {
    ObjectNode hello = JsonNodeFactory.instance.objectNode();
    hello.put("type", "hello");
    hello.put("num_connections", connections);
    hello
        .putObject("debug_info")
        .put("host", "firedrill")
        .put("build_number", 1)
        .put("approximate_connection_time", lifeSeconds);
    hello.putObject("connection_info").put("app_id", appId);
    return hello.toString();
  }

  static String disconnect(String reason) {
    ObjectNode frame = JsonNodeFactory.instance.objectNode();
    frame.put("type", "disconnect").put("reason", reason);
    frame.putObject("debug_info").put("host", "firedrill");
    return frame.toString();
  }

  static String event(Delivery delivery) {
    return "{\"envelope_id\":\""
        + delivery.id()
        + "\",\"type\":\"events_api\",\"accepts_response_payload\":false,\"retry_attempt\":"
        + delivery.attempt()
        + ",\"retry_reason\":\""
        + (delivery.attempt() == 0 ? "" : delivery.retryReason())
        + "\",\"payload\":"
        + delivery.payload()
        + "}";
  }

  static String question(String envelopeId, String type, String payload) {
    return "{\"envelope_id\":\""
        + envelopeId
        + "\",\"type\":\""
        + type
        + "\",\"accepts_response_payload\":true,\"payload\":"
        + payload
        + "}";
  }

  /** The acknowledgement in a text frame; empty when it is something else. */
  static Optional<Ack> ack(String text) {
    try {
      JsonNode frame = JSON.readTree(text);
      JsonNode id = frame.path("envelope_id");
      if (!id.isTextual()) {
        return Optional.empty();
      }
      JsonNode payload = frame.path("payload");
      return Optional.of(new Ack(id.textValue(), payload.isObject() ? payload.toString() : null));
    } catch (JsonProcessingException notJson) {
      return Optional.empty();
    }
  }
}
