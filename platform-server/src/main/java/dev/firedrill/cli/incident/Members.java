package dev.firedrill.cli.incident;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.cli.console.CliFailure;
import dev.firedrill.cli.console.ExitCode;
import dev.firedrill.cli.server.Connection;
import dev.firedrill.cli.server.Json;
import java.util.stream.Collectors;

/** The people of a team, by the handles that are typed. */
final class Members {
  private Members() {}

  /** The id of the member of this handle, with or without its @; fails the command without one. */
  static String id(Connection connection, String typed) {
    String handle = typed.strip().replaceFirst("^@", "");
    JsonNode members = connection.api().get(connection.of()).path("members");
    return Json.elements(members).stream()
        .filter(member -> member.path("handle").asText().equalsIgnoreCase(handle))
        .map(member -> member.path("id").asText())
        .findFirst()
        .orElseThrow(() ->
            new CliFailure(
                ExitCode.NOT_FOUND,
                "The team has no member @%s; it has %s."
                    .formatted(
                        handle,
                        Json.elements(members).stream()
                            .map(member -> "@" + member.path("handle").asText())
                            .collect(Collectors.joining(", ")))));
  }
}
