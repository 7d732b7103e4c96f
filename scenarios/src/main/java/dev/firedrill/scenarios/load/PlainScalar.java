package dev.firedrill.scenarios.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.regex.Pattern;

/** What an unquoted word is in the core schema of YAML 1.2. */
final class PlainScalar {
  private static final Pattern INTEGER = Pattern.compile("[-+]?\\d{1,18}");
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(\\.\\d+|\\d+(\\.\\d*)?)([eE][-+]?\\d{1,3})?");

  private PlainScalar() {}

  static JsonNode value(String text) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> json.nullNode();
      case "true", "True", "TRUE" -> json.booleanNode(true);
      case "false", "False", "FALSE" -> json.booleanNode(false);
      default -> {
        if (INTEGER.matcher(text).matches()) {
          yield json.numberNode(Long.parseLong(text));
        }
        if (DECIMAL.matcher(text).matches() && Double.isFinite(Double.parseDouble(text))) {
          yield json.numberNode(Double.parseDouble(text));
        }
        yield json.textNode(text);
      }
    };
  }
}
