package dev.firedrill.scenarios.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Says what a schema wanted, with the description that its author gave. */
final class SchemaWords {
  private SchemaWords() {}

  static String of(ValidationMessage message, JsonNode schema, JsonNode value) {
    JsonNode keyword = schemaAt(schema, message);
    String description = description(schema, message);
    String hint = hintOf(description);
    String is = ", not " + shortened(value);
    return switch (message.getType()) {
      case "required" ->
          "has no \"" + message.getProperty() + "\"; add it" + hintOf(property(schema, message));
      case "additionalProperties", "unevaluatedProperties" ->
          "has no field \"" + message.getProperty() + "\"; remove it or mend its name" + hint;
      case "const" -> "must be " + keyword + is;
      case "enum" -> "must be one of " + list(keyword) + is + hint;
      case "type" -> "must be " + article(list(keyword)) + is + hint;
      case "pattern" ->
          "must be "
              + (description.isEmpty() ? "text that matches " + keyword.asText() : description)
              + is;
      case "minimum" -> "must be at least " + keyword + is + hint;
      case "maximum" -> "must be at most " + keyword + is + hint;
      case "exclusiveMinimum" -> "must be more than " + keyword + is + hint;
      case "exclusiveMaximum" -> "must be less than " + keyword + is + hint;
      case "minItems" -> "must have at least " + keyword + " entries, not " + value.size() + hint;
      case "maxItems" -> "must have at most " + keyword + " entries, not " + value.size() + hint;
      case "minLength" -> "must have at least " + keyword + " characters" + hint;
      case "maxLength" -> "must have at most " + keyword + " characters" + hint;
      case "minProperties" -> "must have at least " + keyword + " entries" + hint;
      case "uniqueItems" -> "must not have the same entry twice" + hint;
      case "oneOf" -> "must have exactly one of " + alternatives(keyword);
      default -> message.getMessage();
    };
  }

  private static JsonNode schemaAt(JsonNode schema, ValidationMessage message) {
    return schema.at(SchemaCheck.pointer(message.getSchemaLocation().getFragment()));
  }

  private static String description(JsonNode schema, ValidationMessage message) {
    var parent = message.getSchemaLocation().getFragment().getParent();
    return parent == null
        ? ""
        : schema.at(SchemaCheck.pointer(parent)).path("description").asText("");
  }

  /** The description of the property that is missing, also where the schema refers to another. */
  private static String property(JsonNode schema, ValidationMessage message) {
    var parent = message.getSchemaLocation().getFragment().getParent();
    String pointer = parent == null ? "" : SchemaCheck.pointer(parent);
    JsonNode property = schema.at(pointer).path("properties").path(message.getProperty());
    String reference = property.path("$ref").asText("");
    return (reference.startsWith("#/") ? schema.at(reference.substring(1)) : property)
        .path("description")
        .asText("");
  }

  private static String hintOf(String description) {
    return description.isEmpty() ? "" : " (" + description + ")";
  }

  private static String list(JsonNode node) {
    return node.isArray()
        ? StreamSupport.stream(node.spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.joining(", "))
        : node.asText();
  }

  /** The fields that the branches of an alternative ask for. */
  private static String alternatives(JsonNode branches) {
    return StreamSupport.stream(branches.spliterator(), false)
        .map(branch -> list(branch.path("required")))
        .collect(Collectors.joining(" and "));
  }

  private static String article(String type) {
    return "aeiou".indexOf(type.charAt(0)) >= 0 ? "an " + type : "a " + type;
  }

  private static String shortened(JsonNode value) {
    String text = value.toString();
    return text.length() <= 60 ? text : text.substring(0, 57) + "...";
  }
}
