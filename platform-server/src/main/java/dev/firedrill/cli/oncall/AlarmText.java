package dev.firedrill.cli.oncall;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.console.Console;
import dev.firedrill.cli.console.Figure;
import dev.firedrill.cli.console.Printable;
import dev.firedrill.cli.console.Style;
import dev.firedrill.cli.console.Table;
import dev.firedrill.cli.server.Json;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;

/** Alarms for people. */
record AlarmText(Invocation invocation) {
  void list(JsonNode alarms) {
    if (alarms.path("items").isEmpty()) {
      console().remark("There are no alarms yet: firedrill alarm create FILE.json");
      return;
    }
    Table table =
        new Table(console(), "ALARM", "IN", "STATE", "SINCE", "SEVERITY", "NOW", "WHY THEN");
    for (JsonNode alarm : Json.items(alarms)) {
      table
          .cell(alarm.path("name").asText(), Style.BOLD)
          .cell(lower(alarm, "environment"))
          .cell(state(alarm), style(alarm))
          .cell(invocation.when(alarm, "stateSince"))
          .cell(lower(alarm, "severity"))
          .cell(Figure.of(number(alarm.path("lastValue"))))
          .cell(alarm.path("stateReason").asText())
          .end();
    }
    table.print();
  }

  void show(JsonNode alarm) {
    console()
        .line(
            console().styled(Style.BOLD, Printable.line(alarm.path("name").asText()))
                + " in "
                + lower(alarm, "environment"));
    Json.text(alarm, "description")
        .filter(text -> !text.isBlank())
        .ifPresent(text -> row("what", Style.PLAIN, text));
    row("state", style(alarm), state(alarm) + ", since " + invocation.when(alarm, "stateSince"));
    row("why", Style.PLAIN, alarm.path("stateReason").asText());
    row("watches", Style.PLAIN, source(alarm.path("source")));
    if (isCounted(alarm)) {
      row("fires", Style.PLAIN, rule(alarm));
      row("no data", Style.PLAIN, words(alarm.path("missingData")));
    }
    row("value", Style.PLAIN, Figure.of(number(alarm.path("lastValue"))));
    row("looked at", Style.PLAIN, invocation.when(alarm, "lastEvaluatedAt"));
    row("severity", Style.PLAIN, lower(alarm, "severity"));
    Json.text(alarm, "runbookId").ifPresent(id -> row("runbook", Style.PLAIN, id));
    row(
        "changed",
        Style.PLAIN,
        "%s by %s, version %s"
            .formatted(
                invocation.when(alarm, "updatedAt"),
                Json.text(alarm.path("updatedBy"), "handle").orElse("the platform"),
                alarm.path("version").asText()));
  }

  void history(JsonNode history) {
    Table table = new Table(console(), "WHEN", "WHAT", "VALUE", "BY", "WHY");
    for (JsonNode entry : Json.items(history)) {
      String kind = entry.path("kind").asText();
      String to = words(entry.path("to"));
      table
          .cell(invocation.when(entry, "at"))
          .cell(
              kind.equals("STATE")
                  ? words(entry.path("from")) + " -> " + to
                  : words(entry.path("kind")),
              kind.equals("STATE") ? style(entry.path("to").asText()) : Style.PLAIN)
          .cell(Figure.of(number(entry.path("value"))))
          .cell(Json.text(entry.path("by"), "handle").orElse("-"))
          .cell(entry.path("reason").asText())
          .end();
    }
    table.print();
    if (history.path("hasMore").asBoolean()) {
      console().remark("Older entries are on the alarm's page.");
    }
  }

  /** What the server says will keep an alarm from firing. */
  void warnings(JsonNode answer) {
    for (JsonNode warning : Json.elements(answer.path("warnings"))) {
      console().remark(console().styled(Style.WARNING, Printable.line(warning.asText())));
    }
  }

  static Style style(String state) {
    return switch (state) {
      case "OK" -> Style.GOOD;
      case "ALARM" -> Style.BAD;
      default -> Style.WARNING;
    };
  }

  static String words(JsonNode word) {
    return word.asText().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static double number(JsonNode value) {
    return value.isNumber() ? value.asDouble() : Double.NaN;
  }

  private static Style style(JsonNode alarm) {
    boolean quiet =
        !alarm.path("enabled").asBoolean(true) || Json.text(alarm, "silencedUntil").isPresent();
    return quiet ? Style.DIM : style(alarm.path("state").asText());
  }

  private String state(JsonNode alarm) {
    if (!alarm.path("enabled").asBoolean(true)) {
      return "disabled";
    }
    return words(alarm.path("state"))
        + Json.text(alarm, "silencedUntil")
            .map(time -> ", silenced until " + invocation.when().at(Instant.parse(time)))
            .orElse("");
  }

  /** Whether it fires by datapoints: burn rates and composites do not. */
  private static boolean isCounted(JsonNode alarm) {
    return switch (alarm.path("source").path("type").asText()) {
      case "BURN_RATE", "COMPOSITE" -> false;
      default -> true;
    };
  }

  private static String rule(JsonNode alarm) {
    String sign =
        switch (alarm.path("comparison").asText()) {
          case "GE" -> ">=";
          case "LT" -> "<";
          case "LE" -> "<=";
          default -> ">";
        };
    return "when %d of %d periods of %d s are %s %s"
        .formatted(
            alarm.path("datapointsToAlarm").asInt(),
            alarm.path("evaluationPeriods").asInt(),
            alarm.path("periodSeconds").asInt(),
            sign,
            Figure.of(number(alarm.path("threshold"))));
  }

  private static String source(JsonNode source) {
    return switch (source.path("type").asText()) {
      case "METRIC" -> words(source.path("statistic")) + " of " + source.path("query").asText();
      case "LOG" ->
          "lines of the log"
              + Json.text(source, "level").map(level -> " of level " + level).orElse("")
              + Json.text(source, "text").map(text -> " that contain '" + text + "'").orElse("")
              + (source.path("fields").isEmpty()
                  ? ""
                  : " with " + Json.write(source.path("fields")));
      case "USERS" ->
          words(source.path("measure"))
              + " of "
              + Json.text(source, "command").orElse("all commands")
              + " as users saw it";
      case "BURN_RATE" ->
          "the error budget: "
              + Json.elements(source.path("windows")).stream()
                  .map(pair ->
                      "%s and %s at %s times"
                          .formatted(
                              pair.path("long").asText(),
                              pair.path("short").asText(),
                              Figure.of(number(pair.path("rate")))))
                  .collect(Collectors.joining("; "));
      case "COMPOSITE" -> source.path("rule").asText();
      default -> Json.write(source);
    };
  }

  private void row(String name, Style style, String text) {
    console().line("  %-10s ".formatted(name) + console().styled(style, Printable.line(text)));
  }

  private static String lower(JsonNode node, String member) {
    return words(node.path(member));
  }

  private Console console() {
    return invocation.console();
  }
}
