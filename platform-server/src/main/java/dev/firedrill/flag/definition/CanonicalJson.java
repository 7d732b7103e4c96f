package dev.firedrill.flag.definition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeMap;

/**
 * JSON in exactly one form: members sorted, numbers as they were written. What was written by this
 * and read again is written the same, byte for byte.
 */
public final class CanonicalJson {
  /** Deeper than any rule a person can follow, and shallow enough for every thread's stack. */
  static final int DEEPEST = 48;

  private static final JsonMapper MAPPER = mapper();

  private CanonicalJson() {}

  private static JsonMapper mapper() {
    JsonMapper mapper =
        JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(DEEPEST).maxNumberLength(100).build());
    return mapper;
  }

  static JsonMapper reader() {
    return MAPPER;
  }

  /** What was written by this class; anything else must be read with {@link LocatedJson}. */
  public static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("a kept definition is no JSON", broken);
    }
  }

  /** The same value with the members of every object in order; shares nothing with the given. */
  public static JsonNode sorted(JsonNode node) {
    if (node.isObject()) {
      TreeMap<String, JsonNode> members = new TreeMap<>();
      node.properties().forEach(member -> members.put(member.getKey(), sorted(member.getValue())));
      ObjectNode sorted = MAPPER.createObjectNode();
      sorted.setAll(members);
      return sorted;
    }
    if (node.isArray()) {
      ArrayNode sorted = MAPPER.createArrayNode();
      node.forEach(element -> sorted.add(sorted(element)));
      return sorted;
    }
    return node;
  }

  /** One line without spaces. */
  public static String compact(JsonNode node) {
    return write(node, false);
  }

  /** Indented by two spaces, with a line feed at the end. */
  public static String pretty(JsonNode node) {
    return write(node, true) + "\n";
  }

  private static String write(JsonNode node, boolean indented) {
    try {
      return indented
          ? MAPPER.writer(printer()).writeValueAsString(sorted(node))
          : MAPPER.writeValueAsString(sorted(node));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree can always be written", impossible);
    }
  }

  private static DefaultPrettyPrinter printer() {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
            Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Spacing.AFTER)
                .withArrayEmptySeparator("")
                .withObjectEmptySeparator(""));
    printer.indentArraysWith(DefaultPrettyPrinter.FixedSpaceIndenter.instance);
    printer.indentObjectsWith(indenter);
    return printer;
  }
}
