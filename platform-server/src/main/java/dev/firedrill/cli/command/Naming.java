package dev.firedrill.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.cli.console.CliFailure;
import dev.firedrill.cli.console.ExitCode;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Things as people name them: by the name in any case, by how only one of the names begins, or by
 * the id. {@code what} and {@code list} are for sentences: {@code alarm}, {@code alarm list}.
 */
public record Naming(String member, String what, String list) {
  private static final int SHOWN = 5;

  /** The one that is meant; fails the command when there is none or several are. */
  public JsonNode pick(List<JsonNode> items, String given) {
    String wanted = given.strip().toLowerCase(Locale.ROOT);
    List<Predicate<JsonNode>> ways =
        List.of(
            item -> item.path("id").asText().equals(given.strip()),
            item -> name(item).equals(given.strip()),
            item -> name(item).toLowerCase(Locale.ROOT).equals(wanted),
            item -> !wanted.isEmpty() && name(item).toLowerCase(Locale.ROOT).startsWith(wanted));
    for (Predicate<JsonNode> way : ways) {
      List<JsonNode> found = items.stream().filter(way).toList();
      if (found.size() == 1) {
        return found.getFirst();
      }
      if (!found.isEmpty()) {
        throw CliFailure.usage(
            "'%s' may be %s: say which, by its whole name or its id."
                .formatted(
                    given,
                    found.stream().limit(SHOWN).map(this::told).collect(Collectors.joining(", "))));
      }
    }
    throw new CliFailure(
        ExitCode.NOT_FOUND, "There is no %s '%s': firedrill %s".formatted(what, given, list));
  }

  private String told(JsonNode item) {
    return "'" + name(item) + "' (" + item.path("id").asText() + ")";
  }

  private String name(JsonNode item) {
    return item.path(member).asText();
  }
}
