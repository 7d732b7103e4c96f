package dev.firedrill.workspace.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.workspace.Identifiers;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Block Kit as far as it must be understood: what is valid, and where an element is. */
final class Blocks {
  private static final int MOST = 50;
  private static final int MOST_IN_VIEW = 100;
  private static final int ID_LENGTH = 5;
  private static final Set<String> KINDS =
      Set.of(
          "actions",
          "context",
          "divider",
          "file",
          "header",
          "image",
          "input",
          "markdown",
          "rich_text",
          "section",
          "table",
          "video");

  private Blocks() {}

  /** The blocks of a message with an id each; refuses what Slack would. */
  static ArrayNode ofMessage(JsonNode blocks, Identifiers identifiers) {
    return valid(blocks, identifiers, MOST, "invalid_blocks");
  }

  static ArrayNode ofView(JsonNode blocks, Identifiers identifiers) {
    return valid(blocks, identifiers, MOST_IN_VIEW, "invalid_arguments");
  }

  private static ArrayNode valid(JsonNode blocks, Identifiers identifiers, int most, String error) {
    if (!(blocks instanceof ArrayNode array)) {
      throw CallRefused.of(error, "blocks must be an array [json-pointer:/blocks]");
    }
    if (array.size() > most) {
      throw CallRefused.of(error, "no more than " + most + " items allowed [json-pointer:/blocks]");
    }
    for (int i = 0; i < array.size(); i++) {
      String where = " [json-pointer:/blocks/" + i + "]";
      if (!(array.get(i) instanceof ObjectNode block)) {
        throw CallRefused.of(error, "must be an object" + where);
      }
      String kind = block.path("type").asText("");
      if (!KINDS.contains(kind)) {
        throw CallRefused.of(error, "unsupported type: " + kind + where);
      }
      requireParts(block, kind, error, where);
      if (!block.path("block_id").isTextual()) {
        block.put("block_id", identifiers.opaque().substring(0, ID_LENGTH));
      }
    }
    return array;
  }

  private static void requireParts(ObjectNode block, String kind, String error, String where) {
    switch (kind) {
      case "section" -> {
        if (!block.has("text") && !block.has("fields")) {
          throw CallRefused.of(error, "must define either `text` or `fields`" + where);
        }
      }
      case "header" -> require(block, "text", error, where);
      case "actions", "context", "rich_text" -> require(block, "elements", error, where);
      case "image" -> require(block, "alt_text", error, where);
      case "input" -> {
        require(block, "label", error, where);
        require(block, "element", error, where);
      }
      default -> {
        // Nothing else has a part without which it could not be shown.
      }
    }
  }

  private static void require(ObjectNode block, String part, String error, String where) {
    if (!block.hasNonNull(part)) {
      throw CallRefused.of(error, "missing required field: " + part + where);
    }
  }

  /** An interactive element and the id of its block. */
  record Element(String blockId, JsonNode element) {}

  /** The element of this action id, in the block of this id when one is named. */
  static Optional<Element> find(JsonNode blocks, String actionId, Optional<String> blockId) {
    return stream(blocks)
        .filter(block -> blockId.isEmpty() || blockId.get().equals(block.path("block_id").asText()))
        .flatMap(
            block -> elements(block).map(it -> new Element(block.path("block_id").asText(), it)))
        .filter(it -> it.element().path("action_id").asText().equals(actionId))
        .findFirst();
  }

  private static Stream<JsonNode> elements(JsonNode block) {
    return Stream.concat(
        stream(block.path("elements")),
        Stream.of(block.path("accessory"), block.path("element")).filter(JsonNode::isObject));
  }

  static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
