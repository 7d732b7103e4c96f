package dev.firedrill.cli.oncall;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.cli.command.Env;
import dev.firedrill.cli.command.Naming;
import dev.firedrill.cli.console.CliFailure;
import dev.firedrill.cli.server.ApiPath;
import dev.firedrill.cli.server.Connection;
import dev.firedrill.cli.server.Json;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The alarms of a team, as commands need them. */
final class Alarms {
  private static final Naming NAMING = new Naming("name", "alarm", "alarm list");

  /** What an alarm is, without how it stands. */
  private static final List<String> DEFINITION =
      List.of(
          "name",
          "description",
          "environment",
          "source",
          "comparison",
          "threshold",
          "periodSeconds",
          "evaluationPeriods",
          "datapointsToAlarm",
          "missingData",
          "severity",
          "runbookId",
          "enabled");

  /** How it stands, which a definition that was copied from an alarm may have too. */
  private static final Set<String> STANDING =
      Set.of(
          "id",
          "version",
          "team",
          "state",
          "stateSince",
          "stateReason",
          "lastValue",
          "lastEvaluatedAt",
          "silencedUntil",
          "tested",
          "createdBy",
          "updatedBy",
          "updatedAt",
          "warnings");

  private Alarms() {}

  /** Those of one environment, or of both. */
  static JsonNode list(Connection connection, @Nullable Env environment) {
    return connection
        .api()
        .get(
            connection
                .of("alarms")
                .query("environment", environment == null ? null : environment.name()));
  }

  /** Fails the command when there is none of this name or id. */
  static JsonNode find(Connection connection, String name) {
    return NAMING.pick(Json.items(list(connection, null)), name);
  }

  static ApiPath path(Connection connection, JsonNode alarm) {
    return connection.of("alarms", alarm.path("id").asText());
  }

  /** What somebody wrote; a member that no alarm has fails the command, as it is a slip. */
  static ObjectNode written(ObjectNode file) {
    file.fieldNames()
        .forEachRemaining(member -> {
          if (!DEFINITION.contains(member) && !STANDING.contains(member)) {
            throw CliFailure.usage(
                "An alarm has no member '%s'; it has %s."
                    .formatted(member, String.join(", ", DEFINITION)));
          }
        });
    return definition(file);
  }

  /** The members that a request has. */
  static ObjectNode definition(JsonNode alarm) {
    ObjectNode definition = Json.object();
    DEFINITION.stream()
        .filter(alarm::has)
        .forEach(member -> definition.set(member, alarm.path(member)));
    return definition;
  }
}
