package dev.firedrill.flag.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What the flags of a file share: rules that targeting refers to by {@code $ref}, and metadata of
 * the whole set. Kept as canonical JSON.
 */
public record Shared(String text) {
  public static final Shared NOTHING = new Shared("{}");

  private static final List<String> MEMBERS = List.of("$evaluators", "metadata");

  static Shared ofChecked(JsonNode file) {
    ObjectNode shared = JsonNodeFactory.instance.objectNode();
    for (String member : MEMBERS) {
      JsonNode value = file.path(member);
      if (value.isObject() && !value.isEmpty()) {
        shared.set(member, value);
      }
    }
    return new Shared(CanonicalJson.compact(shared));
  }

  public ObjectNode tree() {
    return (ObjectNode) CanonicalJson.parse(text);
  }
}
