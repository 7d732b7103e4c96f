package dev.firedrill.workspace.api.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Texts from the wire as a team may read them: without anything that opens a door. */
final class WireText {
  private static final JsonMapper JSON = new JsonMapper();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
  private static final String HIDDEN = "…";

  /** Tokens of bots, apps, people and pipelines, tickets of sockets, opaque parts of hooks. */
  private static final Pattern SECRET =
      Pattern.compile(
          "(xox[a-z]-|xapp-|fd[pc]_|[?&]ticket=|/slack/hooks/)[A-Za-z0-9_-]+"
              + "|(\"trigger_id\"\\s*:\\s*\")[^\"]+");

  private WireText() {}

  static String withoutSecrets(String text) {
    return SECRET
        .matcher(text)
        .replaceAll(found -> {
          String kept = found.group(1) == null ? found.group(2) : found.group(1);
          return java.util.regex.Matcher.quoteReplacement(kept + HIDDEN);
        });
  }

  /** The JSON object in the text; any other text as the member {@code text}. */
  static Map<String, Object> object(String text) {
    String safe = withoutSecrets(text);
    try {
      JsonNode json = JSON.readTree(safe);
      if (json.isObject()) {
        return JSON.convertValue(json, OBJECT);
      }
    } catch (JsonProcessingException notJson) {
      return Map.of("text", safe);
    }
    return Map.of("text", safe);
  }

  /** Without the token; what is JSON inside of an argument is shown as such. */
  static Map<String, Object> arguments(Map<String, String> arguments) {
    Map<String, Object> shown = new TreeMap<>();
    arguments.forEach((name, value) -> {
      if (!name.equals("token")) {
        shown.put(name, name.equals("trigger_id") ? HIDDEN : value(value));
      }
    });
    return shown;
  }

  private static Object value(String value) {
    String safe = withoutSecrets(value);
    if (safe.startsWith("{") || safe.startsWith("[")) {
      try {
        return JSON.convertValue(JSON.readTree(safe), Object.class);
      } catch (JsonProcessingException justText) {
        return safe;
      }
    }
    return safe;
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("a payload that was sent is not JSON", broken);
    }
  }
}
