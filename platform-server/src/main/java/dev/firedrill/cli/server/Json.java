package dev.firedrill.cli.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.cli.console.CliFailure;
import dev.firedrill.cli.console.ExitCode;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** JSON as trees: a command line shows what a server says and needs no classes for it. */
public final class Json {
  private static final JsonMapper MAPPER = new JsonMapper();

  private Json() {}

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** Fails the command when the text is no JSON. */
  public static JsonNode read(String text, String whatItIs) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException notJson) {
      var at = notJson.getLocation();
      throw new CliFailure(
          ExitCode.FAILED,
          whatItIs
              + " is not valid JSON"
              + (at == null ? "." : " at line %d.".formatted(at.getLineNr())));
    }
  }

  /** On one line. */
  public static String write(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree is always JSON", impossible);
    }
  }

  /** Indented, for files that people read. */
  public static String pretty(JsonNode node) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree is always JSON", impossible);
    }
  }

  /** The member's text, if it is there and not null. */
  public static Optional<String> text(JsonNode node, String member) {
    JsonNode value = node.path(member);
    return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value.asText());
  }

  /** The elements of {@code items}. */
  public static List<JsonNode> items(JsonNode list) {
    return elements(list.path("items"));
  }

  public static List<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
