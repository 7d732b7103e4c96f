package dev.firedrill.flag.definition;

import com.fasterxml.jackson.databind.JsonNode;

/** How a {@link FlagFormat} makes values of what it has checked. */
public final class Checked {
  private Checked() {}

  public static FlagFile file(JsonNode tree) {
    return FlagFile.ofChecked(tree);
  }

  public static Definition definition(JsonNode tree) {
    return new Definition(tree);
  }
}
