package dev.firedrill.cli.reliability;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.console.Console;
import dev.firedrill.cli.console.Figure;
import dev.firedrill.cli.console.Printable;
import dev.firedrill.cli.console.Sparkline;
import dev.firedrill.cli.console.Style;
import dev.firedrill.cli.console.Table;
import dev.firedrill.cli.console.When;
import dev.firedrill.cli.server.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Objectives, budgets and the ledger for people. */
record SloText(Invocation invocation) {
  private static final int COLUMNS = 60;
  private static final double LITTLE = 0.25;

  void show(JsonNode slo) {
    console()
        .line(
            "%s: %s of the answers are good, within %s ms, over %s h"
                .formatted(
                    console().styled(Style.BOLD, lower(slo, "environment")),
                    Figure.percent(slo.path("objective").asDouble()),
                    slo.path("latencyMs").asText(),
                    slo.path("windowHours").asText()));
    budget(slo.path("budget"));
    row(
        "burn rate",
        Style.PLAIN,
        Json.elements(slo.path("burn")).stream()
            .map(burn ->
                "%s %s".formatted(burn.path("window").asText(), Figure.of(number(burn, "rate"))))
            .collect(Collectors.joining(", ")));
    Json.text(slo, "trend").ifPresent(trend -> row("trend", trend(trend), lower(slo, "trend")));
    if (Json.text(slo, "exhaustedAt").isPresent()) {
      boolean over = number(slo.path("budget"), "left") <= 0;
      String when = invocation.when(slo, "exhaustedAt");
      row("used up", Style.BAD, over ? when : when + " if it goes on so");
    }
    double[] left =
        Json.elements(slo.path("history")).stream()
            .mapToDouble(point -> number(point, "left"))
            .toArray();
    if (left.length > 0) {
      row("left", Style.PLAIN, Sparkline.of(left, COLUMNS));
    }
    commands(Json.elements(slo.path("commands")));
  }

  private void budget(JsonNode budget) {
    double left = number(budget, "left");
    if (Double.isNaN(left)) {
      row("budget", Style.DIM, "nobody asked anything yet");
      return;
    }
    row(
        "budget",
        left <= 0 ? Style.BAD : left < LITTLE ? Style.WARNING : Style.GOOD,
        "%s left: %s of %s bad answers spent, %s excused"
            .formatted(
                Figure.percent(left),
                budget.path("spent").asText(),
                Figure.of(budget.path("allowed").asDouble()),
                budget.path("excused").asText()));
  }

  private void commands(List<JsonNode> commands) {
    if (commands.isEmpty()) {
      return;
    }
    console().line("");
    Table table = new Table(console(), "COMMAND", "GOOD", "ANSWERS", "BAD");
    for (JsonNode command : commands) {
      long good = command.path("good").asLong();
      long total = command.path("total").asLong();
      table
          .cell(command.path("command").asText())
          .cell(total == 0 ? "-" : Figure.percent((double) good / total))
          .cell(String.valueOf(total))
          .cell(String.valueOf(total - good), good < total ? Style.WARNING : Style.PLAIN)
          .end();
    }
    table.print();
  }

  void ledger(JsonNode ledger) {
    List<JsonNode> entries = Json.items(ledger);
    if (entries.isEmpty()) {
      console().remark("No bad minute since " + invocation.when(ledger, "from") + ".");
    } else {
      Table table = new Table(console(), "FROM", "FOR", "BAD", "CAUSE", "WHAT");
      entries.forEach(entry -> entry(table, entry));
      table.print();
    }
    for (JsonNode total : Json.elements(ledger.path("totals"))) {
      console()
          .line(
              Printable.line(
                  "%s: %s bad %s, %s of the budget"
                      .formatted(
                          cause(total.path("cause").asText()),
                          Figure.of(total.path("badMinutes").asDouble()),
                          total.path("badMinutes").asDouble() == 1 ? "minute" : "minutes",
                          Figure.percent(total.path("budgetShare").asDouble()))));
    }
    Json.elements(ledger.path("notes"))
        .forEach(note -> console().remark(Printable.line(note.asText())));
  }

  private void entry(Table table, JsonNode entry) {
    String from = entry.path("from").asText();
    Duration length =
        Duration.between(Instant.parse(from), Instant.parse(entry.path("until").asText()));
    boolean excused = entry.path("excused").asBoolean();
    table
        .cell(invocation.when().at(Instant.parse(from)))
        .cell(When.span(length))
        .cell(entry.path("bad").asText() + " of " + entry.path("total").asText())
        .cell(
            cause(entry.path("cause").asText()) + (excused ? ", excused" : part(entry)),
            excused ? Style.DIM : Style.PLAIN)
        .cell(entry.path("text").asText())
        .end();
  }

  /** How much of the minutes is charged, where two causes share them. */
  private static String part(JsonNode entry) {
    double share = entry.path("share").asDouble(1);
    return share < 1 ? ", " + Figure.percent(share) + " of it" : "";
  }

  private static String cause(String word) {
    return switch (word) {
      case "INSTRUCTOR_FAULT" -> "the exercise";
      case "TEAM_CHANGE" -> "the team's change";
      case "PLATFORM" -> "the platform";
      case "PENDING" -> "told at the debrief";
      default -> word.toLowerCase(Locale.ROOT);
    };
  }

  private static Style trend(String trend) {
    return switch (trend) {
      case "BETTER" -> Style.GOOD;
      case "WORSE" -> Style.BAD;
      default -> Style.PLAIN;
    };
  }

  private static double number(JsonNode node, String member) {
    return node.path(member).isNumber() ? node.path(member).asDouble() : Double.NaN;
  }

  private static String lower(JsonNode node, String member) {
    return node.path(member).asText().toLowerCase(Locale.ROOT);
  }

  private void row(String name, Style style, String text) {
    console().line("  %-10s ".formatted(name) + console().styled(style, Printable.line(text)));
  }

  private Console console() {
    return invocation.console();
  }
}
