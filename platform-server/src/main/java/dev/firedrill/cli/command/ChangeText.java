package dev.firedrill.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.cli.console.Console;
import dev.firedrill.cli.console.Printable;
import dev.firedrill.cli.console.Style;
import dev.firedrill.cli.server.Json;

/** Changes as lines that begin with +, - or ~. */
public final class ChangeText {
  private ChangeText() {}

  /** Writes each change of the array; an indent before it. */
  public static void print(Console console, JsonNode changes, String indent) {
    for (JsonNode change : Json.elements(changes)) {
      String name = change.path("name").asText();
      var before = Json.text(change, "before");
      var after = Json.text(change, "after");
      if (before.isEmpty()) {
        line(console, Style.GOOD, indent + "+ " + name + ": " + after.orElse(""));
      } else if (after.isEmpty()) {
        line(console, Style.BAD, indent + "- " + name + ": " + before.get());
      } else {
        line(
            console,
            Style.WARNING,
            indent + "~ " + name + ": " + before.get() + " -> " + after.get());
      }
    }
  }

  private static void line(Console console, Style style, String text) {
    console.line(console.styled(style, Printable.line(text)));
  }
}
