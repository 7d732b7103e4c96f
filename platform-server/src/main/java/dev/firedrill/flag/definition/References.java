package dev.firedrill.flag.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Puts shared rules where {@code {"$ref": "name"}} stands. The library does this by replacing text,
 * which fails on rules with a dollar or a backslash in them; so it gets rules without references.
 */
public final class References {
  private References() {}

  /** The rule without references; of shared rules only those that refer to none are put in. */
  public static JsonNode resolved(JsonNode rule, JsonNode evaluators) {
    if (rule.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      rule.forEach(part -> array.add(resolved(part, evaluators)));
      return array;
    }
    if (!rule.isObject()) {
      return rule;
    }
    JsonNode name = rule.path("$ref");
    if (rule.size() == 1 && name.isTextual() && evaluators.has(name.asText())) {
      return evaluators.get(name.asText());
    }
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    rule.properties()
        .forEach(member -> object.set(member.getKey(), resolved(member.getValue(), evaluators)));
    return object;
  }

  /** How many characters that has, without making it. */
  static int resolvedSize(JsonNode rule, JsonNode evaluators) {
    return CanonicalJson.compact(rule).length() + added(rule, evaluators);
  }

  private static int added(JsonNode rule, JsonNode evaluators) {
    JsonNode name = rule.path("$ref");
    if (name.isTextual()) {
      return CanonicalJson.compact(evaluators.path(name.asText())).length();
    }
    int sum = 0;
    for (JsonNode part : rule) {
      sum += added(part, evaluators);
    }
    return sum;
  }
}
