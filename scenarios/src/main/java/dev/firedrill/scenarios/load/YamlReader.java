package dev.firedrill.scenarios.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.scenarios.load.Document.Position;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads the part of YAML that is JSON with a friendlier face: no aliases, no tags, no merge keys,
 * and plain words mean what YAML 1.2 says ({@code on} is text, {@code 1:30} is text).
 */
final class YamlReader {
  private final String file;
  private final List<Mistake> mistakes = new ArrayList<>();
  private final Map<String, Position> positions = new HashMap<>();
  private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  YamlReader(String file) {
    this.file = file;
  }

  List<Mistake> mistakes() {
    return List.copyOf(mistakes);
  }

  /** The document, or null if the text is not YAML at all; see {@link #mistakes()}. */
  @Nullable Document read(String yaml) {
    try {
      Node root = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
      if (root == null) {
        mistakes.add(new Mistake(file, 1, 1, "yaml-syntax", "the file is empty; write a scenario"));
        return null;
      }
      JsonNode tree = convert("", root);
      return new Document(file, tree, positions);
    } catch (MarkedYAMLException e) {
      String context = e.getContext() == null ? "" : e.getContext() + ": ";
      add(e.getProblemMark(), "yaml-syntax", context + e.getProblem());
      return null;
    } catch (YAMLException e) {
      add(null, "yaml-syntax", String.valueOf(e.getMessage()));
      return null;
    }
  }

  private JsonNode convert(String pointer, Node node) {
    positions.putIfAbsent(pointer, position(node.getStartMark()));
    if (!seen.add(node)) {
      add(node.getStartMark(), "yaml-no-alias", "an alias (*) is used; write the value out");
      return JsonNodeFactory.instance.nullNode();
    }
    if (!node.getTag().getValue().startsWith("tag:yaml.org,2002:")) {
      add(node.getStartMark(), "yaml-no-tag", "tag " + node.getTag() + " is used; remove it");
    }
    return switch (node) {
      case MappingNode mapping -> mapping(pointer, mapping);
      case SequenceNode sequence -> sequence(pointer, sequence);
      case ScalarNode scalar ->
          scalar.isPlain()
              ? PlainScalar.value(scalar.getValue())
              : JsonNodeFactory.instance.textNode(scalar.getValue());
      default -> throw new IllegalStateException("unexpected node " + node.getNodeId());
    };
  }

  private ObjectNode mapping(String pointer, MappingNode mapping) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        add(tuple.getKeyNode().getStartMark(), "yaml-text-key", "a key is not text; write a name");
        continue;
      }
      if (object.has(key.getValue())) {
        add(
            key.getStartMark(),
            "yaml-unique-key",
            "key \"" + key.getValue() + "\" is there twice; remove one");
        continue;
      }
      String child = Document.child(pointer, key.getValue());
      if (!(tuple.getValueNode() instanceof ScalarNode)) {
        // A block begins below its name; people look for the name.
        positions.put(child, position(key.getStartMark()));
      }
      object.set(key.getValue(), convert(child, tuple.getValueNode()));
    }
    return object;
  }

  private ArrayNode sequence(String pointer, SequenceNode sequence) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (Node element : sequence.getValue()) {
      array.add(convert(pointer + "/" + array.size(), element));
    }
    return array;
  }

  private void add(@Nullable Mark mark, String rule, String message) {
    Position position = position(mark);
    mistakes.add(new Mistake(file, position.line(), position.column(), rule, message));
  }

  private static Position position(@Nullable Mark mark) {
    return mark == null
        ? new Position(1, 1)
        : new Position(mark.getLine() + 1, mark.getColumn() + 1);
  }

  /** What an unquoted word is in the core schema of YAML 1.2. */
  private static final class PlainScalar {
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
}
