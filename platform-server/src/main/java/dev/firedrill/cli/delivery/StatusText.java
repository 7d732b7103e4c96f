package dev.firedrill.cli.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.cli.console.Console;
import dev.firedrill.cli.console.Printable;
import dev.firedrill.cli.console.Style;
import dev.firedrill.cli.console.When;
import dev.firedrill.cli.server.Json;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;

/** {@code firedrill status} for people. */
record StatusText(Console console, When when) {
  void print(String server, JsonNode status) {
    console.line(Printable.line(status.path("team").path("name").asText() + " on " + server));
    Json.elements(status.path("environments")).forEach(this::environment);
  }

  private void environment(JsonNode about) {
    console.line("");
    console.line(
        console.styled(Style.BOLD, about.path("environment").asText().toLowerCase(Locale.ROOT)));
    bot(about.path("bot"));
    sli(about.path("sli"));
    JsonNode current = about.path("current");
    if (current.isObject()) {
      row(
          "release",
          Style.PLAIN,
          "%s, deployment %d%s, %s"
              .formatted(
                  DeploymentText.release(current),
                  current.path("number").asInt(),
                  Json.text(current, "effectiveAt")
                      .map(time -> ", effective " + when.of(Instant.parse(time)))
                      .orElse(""),
                  DeploymentText.author(current.path("by"))));
    }
    JsonNode progress = about.path("inProgress");
    if (progress.isObject()) {
      row(
          "deploying",
          Style.WARNING,
          "%s, deployment %d: %s%s"
              .formatted(
                  DeploymentText.release(progress),
                  progress.path("number").asInt(),
                  DeploymentText.state(progress),
                  DeploymentText.canary(progress).map(text -> ", " + text).orElse("")));
    }
    if (!about.path("flagsOff").isEmpty()) {
      row(
          "flags off",
          Style.PLAIN,
          Json.elements(about.path("flagsOff")).stream()
              .map(JsonNode::asText)
              .collect(Collectors.joining(", ")));
    }
  }

  private void bot(JsonNode bot) {
    if (!bot.isObject()) {
      row("bot", Style.DIM, "none");
      return;
    }
    String observed = bot.path("observed").asText();
    Style style =
        switch (observed) {
          case "CONNECTED" -> Style.GOOD;
          case "STARTING", "STOPPED" -> Style.WARNING;
          default -> Style.BAD;
        };
    String detail = Json.text(bot, "detail").map(text -> ": " + text).orElse("");
    row(
        "bot",
        style,
        "%s, since %s%s"
            .formatted(
                observed.toLowerCase(Locale.ROOT).replace('_', ' '),
                when.of(Instant.parse(bot.path("since").asText())),
                detail));
  }

  private void sli(JsonNode sli) {
    if (sli.path("total").asLong() == 0) {
      row("users", Style.DIM, "nobody asked anything in the last 15 min");
      return;
    }
    String state = sli.path("state").asText();
    Style style =
        switch (state) {
          case "OK" -> Style.GOOD;
          case "BREACHING" -> Style.BAD;
          default -> Style.WARNING;
        };
    row(
        "users",
        style,
        "%.1f %% of %d answered well in 15 min, p95 %s, budget left %s, %s"
            .formatted(
                100 * sli.path("ratio").asDouble(),
                sli.path("total").asLong(),
                Json.text(sli, "p95Ms").map(ms -> ms + " ms").orElse("-"),
                Json.text(sli, "budgetLeft")
                    .map(left -> Math.round(100 * Double.parseDouble(left)) + " %")
                    .orElse("-"),
                state.toLowerCase(Locale.ROOT).replace('_', ' ')));
  }

  private void row(String name, Style style, String text) {
    console.line("  %-10s ".formatted(name) + console.styled(style, Printable.line(text)));
  }
}
