package dev.firedrill.workspace.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a person chose or typed, in the shape that each kind of element gives it. */
final class InputState {
  private InputState() {}

  /** The {@code state.values} of a view; values of elements that are not there are left out. */
  static ObjectNode values(JsonNode blocks, Map<String, Map<String, String>> typed) {
    ObjectNode values = Json.object();
    typed.forEach((blockId, actions) ->
        actions.forEach((actionId, value) ->
            Blocks.find(blocks, actionId, Optional.of(blockId))
                .ifPresent(found -> {
                  ObjectNode block =
                      values.get(blockId) instanceof ObjectNode present
                          ? present
                          : values.putObject(blockId);
                  block.set(actionId, value(found.element(), value));
                })));
    return values;
  }

  /** The element's value; of several chosen, the values are separated by commas. */
  static ObjectNode value(JsonNode element, String value) {
    String kind = element.path("type").asText();
    ObjectNode shape = Json.object().put("type", kind);
    switch (kind) {
      case "static_select", "radio_buttons", "external_select", "overflow" ->
          shape.set("selected_option", option(element, value));
      case "multi_static_select", "checkboxes", "multi_external_select" -> {
        ArrayNode chosen = shape.putArray("selected_options");
        list(value).forEach(it -> chosen.add(option(element, it)));
      }
      case "users_select" -> shape.put("selected_user", value);
      case "multi_users_select" -> list(value).forEach(shape.putArray("selected_users")::add);
      case "channels_select" -> shape.put("selected_channel", value);
      case "conversations_select" -> shape.put("selected_conversation", value);
      case "datepicker" -> shape.put("selected_date", value);
      case "timepicker" -> shape.put("selected_time", value);
      case "datetimepicker" -> shape.put("selected_date_time", seconds(value));
      default -> shape.put("value", value);
    }
    return shape;
  }

  private static List<String> list(String value) {
    return value.isBlank() ? List.of() : Arrays.asList(value.split("\\s*,\\s*"));
  }

  private static long seconds(String value) {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException notSeconds) {
      return 0;
    }
  }

  private static JsonNode option(JsonNode element, String value) {
    return Blocks.stream(element.path("options"))
        .filter(it -> it.path("value").asText().equals(value))
        .findFirst()
        .orElseGet(() -> {
          ObjectNode free = Json.object().put("value", value);
          free.putObject("text").put("type", "plain_text").put("text", value);
          return free;
        });
  }
}
