package dev.firedrill.flag.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The flags of one environment as one file of flagd's format; every flag says in its metadata what
 * it is for.
 */
public record FlagFile(Shared shared, Map<String, Definition> flags) {
  private static final String SCHEMA = "https://flagd.dev/schema/v0/flags.json";

  public FlagFile {
    flags = Collections.unmodifiableSortedMap(new TreeMap<>(flags));
  }

  /** Sorted and indented: the same flags always give the same bytes. */
  public String text() {
    ObjectNode file = shared.tree();
    file.put("$schema", SCHEMA);
    ObjectNode all = file.putObject("flags");
    flags.forEach((key, definition) -> all.set(key, definition.tree()));
    return CanonicalJson.pretty(file);
  }

  static FlagFile ofChecked(JsonNode tree) {
    Map<String, Definition> flags = new TreeMap<>();
    tree.path("flags")
        .properties()
        .forEach(flag -> flags.put(flag.getKey(), new Definition(flag.getValue())));
    return new FlagFile(Shared.ofChecked(tree), flags);
  }
}
