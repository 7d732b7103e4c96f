package dev.firedrill.cli.oncall;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.console.Printable;
import dev.firedrill.cli.console.Style;
import dev.firedrill.cli.console.Table;
import dev.firedrill.cli.server.Json;
import java.util.stream.Collectors;

/** Pages for people. */
record PageText(Invocation invocation) {
  void list(JsonNode pages) {
    if (pages.path("items").isEmpty()) {
      invocation.console().remark("There are none.");
      return;
    }
    Table table =
        new Table(
            invocation.console(), "PAGE", "SEVERITY", "STATE", "OPENED", "CALLED", "WHAT", "WHY");
    for (JsonNode page : Json.items(pages)) {
      table
          .cell(page.path("number").asText(), Style.BOLD)
          .cell(AlarmText.words(page.path("severity")))
          .cell(state(page), style(page))
          .cell(invocation.when(page, "openedAt"))
          .cell(
              Json.elements(page.path("notified")).stream()
                  .map(person -> person.path("handle").asText())
                  .collect(Collectors.joining(", ")))
          .cell(title(page))
          .cell(page.path("reason").asText())
          .end();
    }
    table.print();
  }

  /** What became of an acknowledgement. */
  String taken(JsonNode page) {
    return Printable.line(
        "Page %s, %s: acknowledged by %s %s."
            .formatted(
                page.path("number").asText(),
                title(page),
                Json.text(page.path("acknowledgedBy"), "handle").orElse("somebody"),
                invocation.when(page, "acknowledgedAt")));
  }

  /** What came of firing an alarm to try it. */
  void fired(JsonNode fired) {
    var console = invocation.console();
    JsonNode page = fired.path("page");
    console.line(
        Printable.line(
            page.isObject()
                ? "Page %s (a test): %s; to take it: firedrill ack %s"
                    .formatted(
                        page.path("number").asText(), title(page), page.path("number").asText())
                : "Nobody was called."));
    Table table = new Table(console, "BY", "TO", "STATE", "WHAT WENT WRONG");
    for (JsonNode delivery : Json.elements(fired.path("deliveries"))) {
      String state = delivery.path("state").asText();
      Style style =
          switch (state) {
            case "DELIVERED" -> Style.GOOD;
            case "FAILED" -> Style.BAD;
            default -> Style.PLAIN;
          };
      table
          .cell(AlarmText.words(delivery.path("channel")))
          .cell(delivery.path("to").asText())
          .cell(AlarmText.words(delivery.path("state")), style)
          .cell(Json.text(delivery, "error").orElse(""))
          .end();
    }
    if (!fired.path("deliveries").isEmpty()) {
      table.print();
    }
  }

  static String title(JsonNode page) {
    int count = page.path("count").asInt(1);
    return (page.path("test").asBoolean() ? "TEST " : "")
        + page.path("title").asText()
        + (count > 1 ? " (" + count + " times)" : "");
  }

  private static String state(JsonNode page) {
    String how = page.path("state").asText().equals("CLOSED") ? ", taken by " : " by ";
    return AlarmText.words(page.path("state"))
        + Json.text(page.path("acknowledgedBy"), "handle").map(who -> how + who).orElse("");
  }

  private static Style style(JsonNode page) {
    return switch (page.path("state").asText()) {
      case "OPEN" -> Style.BAD;
      case "ACKNOWLEDGED" -> Style.WARNING;
      default -> Style.DIM;
    };
  }
}
