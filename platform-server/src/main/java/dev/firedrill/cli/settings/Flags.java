package dev.firedrill.cli.settings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.cli.command.Env;
import dev.firedrill.cli.console.CliFailure;
import dev.firedrill.cli.console.ExitCode;
import dev.firedrill.cli.server.Connection;
import dev.firedrill.cli.server.Json;
import java.util.Locale;
import java.util.stream.Collectors;

/** The flags of an environment, as commands need them. */
final class Flags {
  private Flags() {}

  static JsonNode list(Connection connection, Env environment) {
    return connection.api().get(connection.of("flags").query("environment", environment.name()));
  }

  /** Fails the command when there is none of this key. */
  static JsonNode find(Connection connection, Env environment, String key) {
    return Json.items(list(connection, environment)).stream()
        .filter(flag -> flag.path("key").asText().equals(key))
        .findFirst()
        .orElseThrow(() ->
            new CliFailure(
                ExitCode.NOT_FOUND,
                "There is no flag '%s' in %s: firedrill flag list --env %s"
                    .formatted(key, environment, environment)));
  }

  /** What everybody gets, in a few words. */
  static String state(JsonNode flag) {
    if (flag.path("archived").asBoolean()) {
      return "archived";
    }
    if (flag.has("enabled") && !flag.path("enabled").asBoolean()) {
      return "killed";
    }
    if (!flag.path("rollout").isEmpty()) {
      return Json.elements(flag.path("rollout")).stream()
          .map(part -> part.path("variant").asText() + " " + part.path("percent").asText() + " %")
          .collect(Collectors.joining(", "));
    }
    String type = flag.path("type").asText("BOOLEAN").toUpperCase(Locale.ROOT);
    String variant = Json.text(flag, "defaultVariant").orElse("");
    String state =
        type.equals("BOOLEAN") || variant.isEmpty()
            ? (flag.path("on").asBoolean() ? "on" : "off")
            : variant;
    return flag.path("targeting").isEmpty() ? state : state + ", with targeting";
  }
}
