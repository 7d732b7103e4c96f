package dev.firedrill.workspace.gateway.socket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.workspace.bots.About;
import dev.firedrill.workspace.bots.Delivery;
import java.util.Optional;

/** The frames of the legacy real time messaging as text: bare events, without envelopes. */
final class RtmFrames {
  static final String HELLO =
      "{\"type\":\"hello\",\"region\":\"lab\",\"host_id\":\"firedrill\",\"start\":true}";
  static final String GOODBYE = "{\"type\":\"goodbye\",\"source\":\"gateway_server\"}";

  private static final JsonMapper JSON = new JsonMapper();

  private RtmFrames() {}

  static String error(int code, String text) {
    return "{\"type\":\"error\",\"error\":{\"code\":" + code + ",\"msg\":\"" + text + "\"}}";
  }

  /**
   * The event of a delivery as this protocol has it; empty for what it does not tell: a mention is
   * told as the message alone, and a bot does not hear what it said itself.
   */
  static Optional<String> event(Delivery delivery) {
    JsonNode event;
    try {
      event = JSON.readTree(delivery.payload()).path("event");
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("the stored event " + delivery.id() + " is no JSON", broken);
    }
    String type = event.path("type").asText();
    boolean posted = type.equals("message") && !event.has("subtype");
    boolean own = posted && delivery.about() != null && delivery.about().kind() == About.Kind.ECHO;
    if (type.equals("app_mention") || own) {
      return Optional.empty();
    }
    if (event instanceof ObjectNode shape) {
      shape.remove("channel_type");
    }
    return Optional.of(event.toString());
  }
}
