package dev.firedrill.scenarios.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.scenarios.At;
import java.io.IOException;
import java.time.Duration;

/** Reads {@code PT5S} as an offset and an object as a time after an event. */
final class AtDeserializer extends JsonDeserializer<At> {
  @Override
  public At deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    JsonNode node = context.readTree(parser);
    if (node.isTextual()) {
      return new At.Offset(Duration.parse(node.textValue()));
    }
    return new At.After(
        node.required("after").asText(),
        context.readTreeAsValue(node.required("event"), At.Event.class),
        node.has("delay") ? Duration.parse(node.get("delay").asText()) : Duration.ZERO,
        node.has("orAt") ? Duration.parse(node.get("orAt").asText()) : null);
  }
}
