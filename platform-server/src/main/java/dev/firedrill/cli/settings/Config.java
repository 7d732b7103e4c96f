package dev.firedrill.cli.settings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.cli.command.Env;
import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.server.Connection;

/** An environment's configuration, as commands need it. */
final class Config {
  private Config() {}

  static JsonNode get(Connection connection, Env environment) {
    return connection.api().get(connection.of("config").query("environment", environment.name()));
  }

  /** Says which version there is now and whether it is live. */
  static void report(Invocation invocation, Env environment, JsonNode config, boolean deploy) {
    String version = config.path("version").asText();
    invocation.print(
        config,
        deploy
            ? "Configuration %s of %s is being deployed: firedrill history --env %s"
                .formatted(version, environment, environment)
            : "Configuration %s of %s goes live with the next deployment (--deploy does it at once)."
                .formatted(version, environment));
  }
}
