package dev.firedrill.cli.incident;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.console.Console;
import dev.firedrill.cli.console.Printable;
import dev.firedrill.cli.console.Style;
import dev.firedrill.cli.console.Table;
import dev.firedrill.cli.server.Json;
import java.util.Locale;
import java.util.stream.Collectors;

/** Incidents for people. */
record IncidentText(Invocation invocation) {
  void list(JsonNode incidents) {
    if (incidents.path("items").isEmpty()) {
      console().remark("There are none.");
      return;
    }
    Table table = new Table(console(), "INCIDENT", "SEVERITY", "STATUS", "DECLARED", "BY", "WHAT");
    for (JsonNode incident : Json.items(incidents)) {
      table
          .cell(label(incident), Style.BOLD)
          .cell(incident.path("severity").asText())
          .cell(status(incident), style(incident))
          .cell(invocation.when(incident, "declaredAt"))
          .cell(incident.path("declaredBy").path("handle").asText())
          .cell(incident.path("title").asText())
          .end();
    }
    table.print();
  }

  void show(JsonNode incident) {
    console()
        .line(
            console().styled(Style.BOLD, label(incident))
                + Printable.line(" " + incident.path("title").asText()));
    row("severity", Style.PLAIN, incident.path("severity").asText());
    row("status", style(incident), status(incident));
    row(
        "declared",
        Style.PLAIN,
        invocation.when(incident, "declaredAt")
            + " by "
            + incident.path("declaredBy").path("handle").asText());
    moment("mitigated", incident, "mitigatedAt");
    moment("resolved", incident, "resolvedAt");
    moment("next due", incident, "nextUpdateDueAt");
    row("channel", Style.PLAIN, "#" + incident.path("channel").path("name").asText());
    String roles =
        Json.elements(incident.path("roles")).stream()
            .map(role ->
                lower(role.path("role").asText())
                    + " "
                    + role.path("person").path("handle").asText())
            .collect(Collectors.joining(", "));
    row("roles", Style.PLAIN, roles.isEmpty() ? "none" : roles);
    tasks(incident);
    if (!incident.path("updates").isEmpty()) {
      console().line("");
      Table table = new Table(console(), "WHEN", "BY", "STATUS", "WHAT");
      for (JsonNode update : Json.elements(incident.path("updates"))) {
        table
            .cell(invocation.when(update, "at"))
            .cell(update.path("by").path("handle").asText())
            .cell(Json.text(update, "status").map(IncidentText::lower).orElse("-"))
            .cell(
                update.path("text").asText()
                    + (update.path("forPublic").asBoolean(true) ? "" : " (not for the public)"))
            .end();
      }
      table.print();
    }
  }

  private void tasks(JsonNode incident) {
    if (!incident.path("tasks").isEmpty()) {
      console().line("");
      taskTable(incident);
    }
  }

  /** What is to be done, or that there is nothing. */
  void taskList(JsonNode incident) {
    if (incident.path("tasks").isEmpty()) {
      console().remark(label(incident) + " has no tasks.");
    } else {
      taskTable(incident);
    }
  }

  private void taskTable(JsonNode incident) {
    Table table = new Table(console(), "TASK", "STATE", "WHO", "WHAT");
    for (JsonNode task : Json.elements(incident.path("tasks"))) {
      boolean done = Json.text(task, "doneAt").isPresent();
      table
          .cell(task.path("number").asText(), Style.BOLD)
          .cell(done ? "done" : "to do", done ? Style.GOOD : Style.PLAIN)
          .cell(Json.text(task.path("assignee"), "handle").orElse("-"))
          .cell(task.path("text").asText())
          .end();
    }
    table.print();
  }

  /** One line about what it is now. */
  String line(JsonNode incident) {
    return Printable.line(
        "%s, %s: %s; its channel is #%s."
            .formatted(
                label(incident),
                incident.path("title").asText(),
                status(incident),
                incident.path("channel").path("name").asText()));
  }

  static String lower(String word) {
    return word.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static String label(JsonNode incident) {
    return "INC-" + incident.path("number").asText();
  }

  private static String status(JsonNode incident) {
    return lower(incident.path("status").asText());
  }

  private static Style style(JsonNode incident) {
    return switch (incident.path("status").asText()) {
      case "RESOLVED" -> Style.GOOD;
      case "MITIGATED" -> Style.WARNING;
      default -> Style.BAD;
    };
  }

  private void moment(String name, JsonNode incident, String member) {
    if (Json.text(incident, member).isPresent()) {
      row(name, Style.PLAIN, invocation.when(incident, member));
    }
  }

  private void row(String name, Style style, String text) {
    console().line("  %-10s ".formatted(name) + console().styled(style, Printable.line(text)));
  }

  private Console console() {
    return invocation.console();
  }
}
