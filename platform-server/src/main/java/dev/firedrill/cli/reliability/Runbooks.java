package dev.firedrill.cli.reliability;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.cli.command.Naming;
import dev.firedrill.cli.console.CliFailure;
import dev.firedrill.cli.console.ExitCode;
import dev.firedrill.cli.server.ApiPath;
import dev.firedrill.cli.server.Connection;
import dev.firedrill.cli.server.Json;
import java.util.Optional;

/** The runbooks of a team and their runs, as commands need them. */
final class Runbooks {
  private static final Naming NAMING = new Naming("title", "runbook", "runbook list");

  private Runbooks() {}

  /** As a list has it; fails the command when there is none of this title or id. */
  static JsonNode find(Connection connection, String name) {
    return NAMING.pick(Json.items(connection.api().get(connection.of("runbooks"))), name);
  }

  /** The run that goes through it now. */
  static Optional<JsonNode> open(Connection connection, JsonNode runbook) {
    return Json.text(runbook, "openRun").map(id -> connection.api().get(run(id)));
  }

  /** Fails the command with a conflict when nobody goes through it. */
  static JsonNode requireOpen(Connection connection, String name) {
    JsonNode runbook = find(connection, name);
    return open(connection, runbook)
        .orElseThrow(() ->
            new CliFailure(
                ExitCode.CONFLICT,
                "Nobody goes through '%s' now.".formatted(runbook.path("title").asText())));
  }

  static ApiPath run(String id) {
    return ApiPath.of("runbook-runs", id);
  }
}
