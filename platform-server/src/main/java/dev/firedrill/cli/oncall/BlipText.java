package dev.firedrill.cli.oncall;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.console.Console;
import dev.firedrill.cli.console.Style;
import dev.firedrill.cli.console.Table;
import dev.firedrill.cli.console.When;
import dev.firedrill.cli.server.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Test blips and what alarms made of them, for people. */
record BlipText(Invocation invocation) {

  /** All of them in short, the newest with its results. */
  void list(JsonNode blips) {
    List<JsonNode> items = Json.items(blips);
    if (items.isEmpty()) {
      console().remark("No blip yet: firedrill blip start errors");
      return;
    }
    Table table = new Table(console(), "STARTED", "WHAT", "FOR", "BY", "WOULD HAVE CALLED");
    for (JsonNode blip : items) {
      table
          .cell(invocation.when(blip, "startedAt"))
          .cell(kind(blip))
          .cell(When.span(Duration.between(time(blip, "startedAt"), time(blip, "until"))))
          .cell(Json.text(blip.path("by"), "handle").orElse("-"))
          .cell(running(blip) ? "not known yet" : calls(blip))
          .end();
    }
    table.print();
    if (!running(items.getFirst())) {
      console().line("");
      results(items.getFirst());
    }
  }

  void results(JsonNode blip) {
    List<JsonNode> results = Json.elements(blip.path("results"));
    if (results.isEmpty()) {
      console().remark("The team has no alarm that is switched on, so nobody would have come.");
      return;
    }
    Table table = new Table(console(), "ALARM", "WOULD HAVE CALLED", "WHY", "SEEN ON");
    for (JsonNode result : results) {
      boolean called = result.path("wouldHavePaged").asBoolean();
      table
          .cell(result.path("alarm").path("name").asText())
          .cell(
              !called
                  ? "no"
                  : result.path("after").isNumber()
                      ? "after " + result.path("after").asText() + " s"
                      : "yes",
              called ? Style.GOOD : Style.WARNING)
          .cell(result.path("reason").asText())
          .cell(result.path("observedOn").asText().equals("own") ? "its own data" : "staging")
          .end();
    }
    table.print();
    console().remark("%s with %s: %s".formatted("The blip", kind(blip), calls(blip) + "."));
  }

  private static String calls(JsonNode blip) {
    List<JsonNode> results = Json.elements(blip.path("results"));
    long called =
        results.stream().filter(result -> result.path("wouldHavePaged").asBoolean()).count();
    return "%d of %d alarms".formatted(called, results.size());
  }

  private static String kind(JsonNode blip) {
    return blip.path("kind").asText().equals("UPSTREAM_SLOW")
        ? "slow upstreams"
        : "failing upstreams";
  }

  private static boolean running(JsonNode blip) {
    return blip.path("state").asText().equals("RUNNING");
  }

  private static Instant time(JsonNode node, String member) {
    return Instant.parse(node.path(member).asText());
  }

  private Console console() {
    return invocation.console();
  }
}
