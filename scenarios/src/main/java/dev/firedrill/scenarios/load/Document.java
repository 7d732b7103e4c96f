package dev.firedrill.scenarios.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A YAML file as a JSON tree that still knows line and column of every value. Questions to it never
 * fail on a malformed file, so that all rules can run and all mistakes come at once.
 */
final class Document {
  private final String file;
  private final JsonNode root;
  private final Map<String, Position> positions;

  Document(String file, JsonNode root, Map<String, Position> positions) {
    this.file = file;
    this.root = root;
    this.positions = Map.copyOf(positions);
  }

  /** From 1, as editors count. */
  record Position(int line, int column) {}

  /** A value and where it is. */
  record Located(String pointer, JsonNode value) {
    String text() {
      return value.asText();
    }

    Located get(String name) {
      return new Located(child(pointer, name), value.path(name));
    }
  }

  JsonNode root() {
    return root;
  }

  Located at(String pointer) {
    return new Located(pointer, root.at(pointer));
  }

  /** Elements of a list; empty if there is no list. */
  List<Located> elements(String pointer) {
    var found = new ArrayList<Located>();
    JsonNode list = root.at(pointer);
    for (int i = 0; list.isArray() && i < list.size(); i++) {
      found.add(new Located(pointer + "/" + i, list.get(i)));
    }
    return found;
  }

  /** Entries of a mapping; empty if there is none. */
  List<Map.Entry<String, Located>> entries(String pointer) {
    return root.at(pointer).properties().stream()
        .map(e -> Map.entry(e.getKey(), new Located(child(pointer, e.getKey()), e.getValue())))
        .toList();
  }

  /** The duration there, if there is a well-formed one. */
  Optional<Duration> duration(String pointer) {
    JsonNode node = root.at(pointer);
    try {
      return node.isTextual() ? Optional.of(Duration.parse(node.asText())) : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Every text value in the file. */
  List<Located> texts() {
    var found = new ArrayList<Located>();
    collectTexts("", root, found);
    return found;
  }

  /** A mistake at the value, or at the nearest one around it that is in the file. */
  Mistake mistake(String pointer, String rule, String message) {
    String known = pointer;
    while (!positions.containsKey(known) && !known.isEmpty()) {
      known = known.substring(0, known.lastIndexOf('/'));
    }
    Position position = positions.getOrDefault(known, new Position(1, 1));
    return new Mistake(file, position.line(), position.column(), rule, message);
  }

  static String child(String pointer, String name) {
    return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  private static void collectTexts(String pointer, JsonNode node, List<Located> found) {
    if (node.isTextual()) {
      found.add(new Located(pointer, node));
    } else if (node.isObject()) {
      node.properties().forEach(e -> collectTexts(child(pointer, e.getKey()), e.getValue(), found));
    } else {
      for (int i = 0; i < node.size(); i++) {
        collectTexts(pointer + "/" + i, node.get(i), found);
      }
    }
  }
}
