package dev.firedrill.telemetry.alarm.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.firedrill.telemetry.trial.Blip;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Results of test blips as they are stored. */
final class BlipPersistenceRows {
  private static final JsonMapper JSON = new JsonMapper();

  private BlipPersistenceRows() {}

  static String write(List<Blip.Result> results) {
    ArrayNode array = JSON.createArrayNode();
    for (Blip.Result result : results) {
      array
          .addObject()
          .put("alarm", result.alarm().toString())
          .put("name", result.name())
          .put("wouldHavePaged", result.wouldHavePaged())
          .put("after", result.after())
          .put("reason", result.reason())
          .put("own", result.own());
    }
    return array.toString();
  }

  static @Nullable List<Blip.Result> read(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      List<Blip.Result> results = new ArrayList<>();
      for (JsonNode node : JSON.readTree(text)) {
        results.add(
            new Blip.Result(
                UUID.fromString(node.path("alarm").asText()),
                node.path("name").asText(),
                node.path("wouldHavePaged").asBoolean(),
                node.path("after").isInt() ? node.path("after").asInt() : null,
                node.path("reason").asText(),
                node.path("own").asBoolean()));
      }
      return results;
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("stored results of a test blip are not JSON", broken);
    }
  }
}
