package dev.firedrill.cli.oncall;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.console.Console;
import dev.firedrill.cli.console.Printable;
import dev.firedrill.cli.console.Style;
import dev.firedrill.cli.console.Table;
import dev.firedrill.cli.console.When;
import dev.firedrill.cli.server.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who is on call, for people. */
record OnCallText(Invocation invocation) {
  private static final int SHOWN = 8;

  void show(JsonNode onCall) {
    Optional<String> now = Json.text(onCall.path("now"), "handle");
    row(
        "on call",
        now.isPresent() ? Style.BOLD : Style.WARNING,
        now.map(who -> who + until(onCall)).orElse("nobody: a page calls the whole team"));
    row("next", Style.PLAIN, Json.text(onCall.path("next"), "handle").orElse("nobody"));
    JsonNode escalation = onCall.path("escalation");
    row(
        "unanswered",
        Style.PLAIN,
        "after %s a page goes to %s"
            .formatted(
                When.span(Duration.ofSeconds(escalation.path("ackWithinSeconds").asLong())),
                escalation.path("then").asText().equals("NEXT") ? "the next one" : "the team"));
    JsonNode rota = onCall.path("rota");
    if (!rota.path("members").isEmpty()) {
      row(
          "rota",
          Style.PLAIN,
          "%s; %s h each, %s"
              .formatted(
                  Json.elements(rota.path("members")).stream()
                      .map(JsonNode::asText)
                      .collect(Collectors.joining(", ")),
                  rota.path("shiftHours").asText(),
                  rota.path("timeZone").asText()));
    }
    shifts(Json.elements(onCall.path("shifts")));
    for (JsonNode hole : Json.elements(onCall.path("holes"))) {
      row(
          "hole",
          Style.WARNING,
          "nobody from %s to %s"
              .formatted(invocation.when(hole, "from"), invocation.when(hole, "until")));
    }
  }

  private void shifts(List<JsonNode> shifts) {
    if (shifts.isEmpty()) {
      return;
    }
    console().line("");
    Table table = new Table(console(), "FROM", "UNTIL", "WHO");
    shifts.stream()
        .limit(SHOWN)
        .forEach(shift ->
            table
                .cell(invocation.when(shift, "from"))
                .cell(invocation.when(shift, "until"))
                .cell(
                    Json.text(shift.path("person"), "handle").orElse("nobody")
                        + (shift.path("override").asBoolean() ? " (handed over)" : ""))
                .end());
    table.print();
  }

  private String until(JsonNode onCall) {
    return Json.text(onCall, "until").isPresent()
        ? ", until " + invocation.when().until(Instant.parse(onCall.path("until").asText()))
        : "";
  }

  private void row(String name, Style style, String text) {
    console().line("  %-11s".formatted(name) + console().styled(style, Printable.line(text)));
  }

  private Console console() {
    return invocation.console();
  }
}
