package dev.firedrill.scenarios.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces {@code ${name}} in texts; nothing else is ever evaluated. */
public final class Template {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");

  private Template() {}

  /** Names of the placeholders in a text. */
  public static SortedSet<String> names(String text) {
    var names = new TreeSet<String>();
    Matcher matcher = PLACEHOLDER.matcher(text);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  /** Names of the placeholders in all texts of a tree. */
  public static SortedSet<String> names(JsonNode tree) {
    var names = new TreeSet<String>();
    if (tree.isTextual()) {
      names.addAll(names(tree.asText()));
    }
    tree.forEach(child -> names.addAll(names(child)));
    return names;
  }

  /** The text with every known placeholder replaced; unknown ones stay. */
  public static String fill(String text, Map<String, ?> values) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(match -> {
          Object value = values.get(match.group(1));
          return Matcher.quoteReplacement(value == null ? match.group() : value.toString());
        });
  }

  /**
   * A copy of the tree with every known placeholder replaced. Below {@code args} a text that is one
   * placeholder and nothing else becomes the value with its type, so that a number stays a number.
   */
  public static JsonNode fill(JsonNode tree, Map<String, ?> values) {
    return fill(tree, values, false);
  }

  /** The same for a tree that is itself the value of {@code args}. */
  public static JsonNode fillArgs(JsonNode tree, Map<String, ?> values) {
    return fill(tree, values, true);
  }

  private static JsonNode fill(JsonNode tree, Map<String, ?> values, boolean typed) {
    return switch (tree) {
      case ObjectNode object -> {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        object
            .properties()
            .forEach(e ->
                copy.set(
                    e.getKey(), fill(e.getValue(), values, typed || e.getKey().equals("args"))));
        yield copy;
      }
      case ArrayNode array -> {
        ArrayNode copy = JsonNodeFactory.instance.arrayNode();
        array.forEach(element -> copy.add(fill(element, values, typed)));
        yield copy;
      }
      default -> tree.isTextual() ? filled(tree.asText(), values, typed) : tree;
    };
  }

  private static JsonNode filled(String text, Map<String, ?> values, boolean typed) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    Matcher matcher = PLACEHOLDER.matcher(text);
    Object value = typed && matcher.matches() ? values.get(matcher.group(1)) : null;
    return switch (value) {
      case null -> json.textNode(fill(text, values));
      case Long number -> json.numberNode(number);
      case Double number -> json.numberNode(number);
      case Boolean bool -> json.booleanNode(bool);
      default -> json.textNode(value.toString());
    };
  }
}
