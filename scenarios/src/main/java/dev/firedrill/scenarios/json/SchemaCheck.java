package dev.firedrill.scenarios.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.List;
import java.util.Map;

/** A JSON Schema (2020-12) whose violations are said in plain words. */
public final class SchemaCheck {
  private final JsonNode source;
  private final JsonSchema schema;

  private SchemaCheck(JsonNode source) {
    this.source = source;
    this.schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(standard(source));
  }

  /** Without our own keywords, of which the validator would warn at each start. */
  private static JsonNode standard(JsonNode source) {
    JsonNode copy = source.deepCopy();
    if (copy instanceof ObjectNode schema) {
      schema.remove(
          source.properties().stream()
              .map(Map.Entry::getKey)
              .filter(keyword -> keyword.startsWith("x-"))
              .toList());
    }
    return copy;
  }

  /** From the text of the schema; throws {@link IllegalArgumentException} if it is not JSON. */
  public static SchemaCheck of(String schemaJson) {
    return new SchemaCheck(ScenarioJson.parse(schemaJson));
  }

  /** The schema itself. */
  public JsonNode source() {
    return source;
  }

  /**
   * One violation.
   *
   * @param pointer JSON pointer of the value that violates
   * @param keyword of the schema, for example {@code required}
   * @param property that is missing or too many; empty otherwise
   * @param message without subject, for example {@code must be one of a, b}
   */
  public record Violation(String pointer, String keyword, String property, String message) {}

  /** All violations; empty if the value fits. */
  public List<Violation> violations(JsonNode value) {
    return schema.validate(value).stream()
        // Each branch of an alternative complains for itself; the lint says such things in one go.
        .filter(message -> !pointer(message.getEvaluationPath()).matches(".*/(anyOf|oneOf)/.*"))
        .map(message -> violation(message, value))
        .distinct()
        .toList();
  }

  private Violation violation(ValidationMessage message, JsonNode value) {
    String pointer = pointer(message.getInstanceLocation());
    String property = message.getProperty() == null ? "" : message.getProperty();
    return new Violation(
        pointer, message.getType(), property, SchemaWords.of(message, source, value.at(pointer)));
  }

  /**
   * The validator writes paths like {@code $.a[0]}; every other part of this module has pointers.
   */
  static String pointer(JsonNodePath path) {
    var pointer = new StringBuilder();
    for (int i = 0; i < path.getNameCount(); i++) {
      String element = String.valueOf(path.getElement(i));
      pointer.append('/').append(element.replace("~", "~0").replace("/", "~1"));
    }
    return pointer.toString();
  }
}
