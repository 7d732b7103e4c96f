package dev.firedrill.telemetry.alarm.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.telemetry.LogFilter;
import dev.firedrill.telemetry.LogLevel;
import dev.firedrill.telemetry.UserSli;
import dev.firedrill.telemetry.alarm.AlarmDefinition;
import dev.firedrill.telemetry.alarm.AlarmSeverity;
import dev.firedrill.telemetry.alarm.AlarmSource;
import dev.firedrill.telemetry.alarm.Comparison;
import dev.firedrill.telemetry.alarm.MissingData;
import dev.firedrill.telemetry.alarm.Statistic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A definition as it is stored. What was once written stays readable. */
final class DefinitionJson {
  private static final JsonMapper JSON = new JsonMapper();

  private DefinitionJson() {}

  static String write(AlarmDefinition definition) {
    ObjectNode node = JSON.createObjectNode();
    node.put("description", definition.description());
    node.set("source", source(definition.source()));
    node.put("comparison", definition.comparison().name());
    node.put("threshold", definition.threshold());
    node.put("periodSeconds", definition.periodSeconds());
    node.put("evaluationPeriods", definition.evaluationPeriods());
    node.put("datapointsToAlarm", definition.datapointsToAlarm());
    node.put("missingData", definition.missingData().name());
    node.put("severity", definition.severity().name());
    if (definition.runbook() != null) {
      node.put("runbook", definition.runbook().toString());
    }
    return node.toString();
  }

  private static ObjectNode source(AlarmSource source) {
    ObjectNode node = JSON.createObjectNode();
    switch (source) {
      case AlarmSource.Metric(String query, Statistic statistic) ->
          node.put("type", "METRIC").put("query", query).put("statistic", statistic.name());
      case AlarmSource.Log(LogFilter filter) -> {
        node.put("type", "LOG");
        if (filter.atLeast() != null) {
          node.put("level", filter.atLeast().name());
        }
        if (filter.text() != null) {
          node.put("text", filter.text());
        }
        ObjectNode fields = node.putObject("fields");
        filter.fields().forEach(fields::put);
      }
      case AlarmSource.Users(UserSli.Kind measure, String command) -> {
        node.put("type", "USERS").put("measure", measure.name());
        if (command != null) {
          node.put("command", command);
        }
      }
      case AlarmSource.BurnRate(List<AlarmSource.Window> windows) -> {
        ArrayNode pairs = node.put("type", "BURN_RATE").putArray("windows");
        for (AlarmSource.Window window : windows) {
          pairs
              .addObject()
              .put("long", window.longer().toSeconds())
              .put("short", window.shorter().toSeconds())
              .put("rate", window.rate());
        }
      }
      case AlarmSource.Composite(String rule) -> node.put("type", "COMPOSITE").put("rule", rule);
    }
    return node;
  }

  static AlarmDefinition read(
      String name, EnvironmentName environment, boolean enabled, String text) {
    try {
      JsonNode node = JSON.readTree(text);
      return new AlarmDefinition(
          name,
          node.path("description").asText(),
          environment,
          readSource(node.path("source")),
          Comparison.valueOf(node.path("comparison").asText()),
          node.path("threshold").asDouble(),
          node.path("periodSeconds").asInt(),
          node.path("evaluationPeriods").asInt(),
          node.path("datapointsToAlarm").asInt(),
          MissingData.valueOf(node.path("missingData").asText()),
          AlarmSeverity.valueOf(node.path("severity").asText()),
          node.has("runbook") ? UUID.fromString(node.path("runbook").asText()) : null,
          enabled);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("the stored alarm '" + name + "' is not JSON", broken);
    }
  }

  private static AlarmSource readSource(JsonNode node) {
    String type = node.path("type").asText();
    return switch (type) {
      case "METRIC" ->
          new AlarmSource.Metric(
              node.path("query").asText(), Statistic.valueOf(node.path("statistic").asText()));
      case "LOG" -> {
        Map<String, String> fields = new TreeMap<>();
        node.path("fields")
            .properties()
            .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
        yield new AlarmSource.Log(
            new LogFilter(
                node.has("level") ? LogLevel.valueOf(node.path("level").asText()) : null,
                node.has("text") ? node.path("text").asText() : null,
                fields));
      }
      case "USERS" ->
          new AlarmSource.Users(
              UserSli.Kind.valueOf(node.path("measure").asText()),
              node.has("command") ? node.path("command").asText() : null);
      case "BURN_RATE" -> {
        List<AlarmSource.Window> windows = new ArrayList<>();
        for (JsonNode pair : node.path("windows")) {
          windows.add(
              new AlarmSource.Window(
                  Duration.ofSeconds(pair.path("long").asLong()),
                  Duration.ofSeconds(pair.path("short").asLong()),
                  pair.path("rate").asDouble()));
        }
        yield new AlarmSource.BurnRate(windows);
      }
      case "COMPOSITE" -> new AlarmSource.Composite(node.path("rule").asText());
      default -> throw new IllegalStateException("no alarm watches a '" + type + "'");
    };
  }
}
