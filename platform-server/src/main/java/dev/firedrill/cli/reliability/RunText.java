package dev.firedrill.cli.reliability;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.console.Console;
import dev.firedrill.cli.console.Figure;
import dev.firedrill.cli.console.Printable;
import dev.firedrill.cli.console.Style;
import dev.firedrill.cli.console.Table;
import dev.firedrill.cli.server.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Runbooks and their runs for people. */
record RunText(Invocation invocation) {
  void runbooks(JsonNode runbooks) {
    if (runbooks.path("items").isEmpty()) {
      console().remark("There are no runbooks yet; they are written on the page.");
      return;
    }
    Table table = new Table(console(), "RUNBOOK", "STEPS", "NOW", "CHANGED", "BY");
    for (JsonNode runbook : Json.items(runbooks)) {
      int problems = runbook.path("problems").asInt();
      table
          .cell(runbook.path("title").asText(), Style.BOLD)
          .cell(
              runbook.path("steps").asText()
                  + (problems == 0 ? "" : " (" + problems + " cannot be executed)"),
              problems == 0 ? Style.PLAIN : Style.WARNING)
          .cell(Json.text(runbook, "openRun").map(_ -> "being gone through").orElse("-"))
          .cell(invocation.when(runbook, "updatedAt"))
          .cell(Json.text(runbook.path("updatedBy"), "handle").orElse("the platform"))
          .end();
    }
    table.print();
  }

  void runbook(JsonNode runbook) {
    runbook.path("markdown").asText().lines().map(Printable::line).forEach(console()::line);
    List<JsonNode> problems =
        Json.elements(runbook.path("steps")).stream()
            .filter(step -> Json.text(step, "problem").isPresent())
            .toList();
    for (JsonNode step : problems) {
      console()
          .remark(
              console()
                  .styled(
                      Style.WARNING,
                      Printable.line(
                          "Step %s cannot be executed: %s"
                              .formatted(step.path("n").asText(), step.path("problem").asText()))));
    }
  }

  void runs(JsonNode runs) {
    if (runs.path("items").isEmpty()) {
      console().remark("No runbook was gone through yet: firedrill runbook run NAME");
      return;
    }
    Table table = new Table(console(), "RUNBOOK", "STATE", "BEGAN", "BY", "HOW FAR");
    for (JsonNode run : Json.items(runs)) {
      List<JsonNode> steps = Json.elements(run.path("steps"));
      long over = steps.stream().filter(RunText::isOver).count();
      table
          .cell(title(run), Style.BOLD)
          .cell(state(run), style(run.path("state").asText()))
          .cell(invocation.when(run, "startedAt"))
          .cell(
              Json.text(run, "rule").isPresent()
                  ? "a rule"
                  : Json.text(run.path("startedBy"), "handle").orElse("-"))
          .cell("%d of %d steps".formatted(over, steps.size()))
          .end();
    }
    table.print();
  }

  void run(JsonNode run) {
    console()
        .line(
            Printable.line(title(run))
                + ": "
                + console().styled(style(run.path("state").asText()), state(run))
                + ", begun "
                + invocation.when(run, "startedAt"));
    Json.elements(run.path("steps")).forEach(step -> console().line(step(step)));
    Json.text(run, "detail").ifPresent(detail -> console().line(Printable.line(detail)));
  }

  /** Such as {@code 2 Restart production done after 3.1 s: …}. */
  String step(JsonNode step) {
    String state = step.path("state").asText();
    String took =
        step.path("seconds").isNumber()
            ? " after " + Figure.of(step.path("seconds").asDouble()) + " s"
            : "";
    Optional<String> detail = Json.text(step, "detail").filter(text -> !text.isBlank());
    return "  %s  %s  "
            .formatted(step.path("n").asText(), Printable.line(step.path("title").asText()))
        + console().styled(style(state), lower(state) + took)
        + Printable.line(detail.map(text -> ": " + text).orElse(""));
  }

  static String title(JsonNode run) {
    return Json.text(run.path("runbook"), "name")
        .or(() -> Json.text(run.path("runbook"), "title"))
        .orElse("runbook");
  }

  static boolean isOver(JsonNode step) {
    return switch (step.path("state").asText()) {
      case "PENDING", "RUNNING" -> false;
      default -> true;
    };
  }

  private static String state(JsonNode run) {
    return lower(run.path("state").asText()) + (run.path("dryRun").asBoolean() ? ", dry run" : "");
  }

  static String lower(String word) {
    return word.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static Style style(String state) {
    return switch (state) {
      case "DONE" -> Style.GOOD;
      case "FAILED", "TIMED_OUT" -> Style.BAD;
      case "RUNNING", "ABORTED" -> Style.WARNING;
      default -> Style.DIM;
    };
  }

  private Console console() {
    return invocation.console();
  }
}
