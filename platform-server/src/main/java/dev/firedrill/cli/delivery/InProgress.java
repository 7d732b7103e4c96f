package dev.firedrill.cli.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.cli.command.Env;
import dev.firedrill.cli.console.CliFailure;
import dev.firedrill.cli.console.ExitCode;
import dev.firedrill.cli.server.ApiPath;
import dev.firedrill.cli.server.Connection;
import dev.firedrill.cli.server.Json;
import java.util.Optional;

/** The deployment of an environment that is not over yet. */
final class InProgress {
  private static final int RECENT = 10;

  private InProgress() {}

  static ApiPath recent(Connection connection, Env environment, int limit) {
    return connection
        .of("deployments")
        .query("environment", environment.name())
        .query("limit", limit);
  }

  /** Fails the command with a conflict when there is none. */
  static JsonNode of(Connection connection, Env environment) {
    return in(connection.api().get(recent(connection, environment, RECENT)))
        .orElseThrow(() ->
            new CliFailure(
                ExitCode.CONFLICT, "No deployment is in progress in " + environment + "."));
  }

  static Optional<JsonNode> in(JsonNode deployments) {
    return Json.items(deployments).stream()
        .filter(deployment -> !DeploymentText.isOver(deployment))
        .findFirst();
  }
}
