package dev.firedrill.cli.settings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.cli.command.Group;
import dev.firedrill.cli.command.InProduction;
import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.console.Console;
import dev.firedrill.cli.console.Printable;
import dev.firedrill.cli.console.Style;
import dev.firedrill.cli.console.Surroundings;
import dev.firedrill.cli.console.Table;
import dev.firedrill.cli.server.Connection;
import dev.firedrill.cli.server.Json;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "flag", description = "Feature flags of an environment.")
final class FlagCommand extends Group {
  @Command(
      name = "list",
      description = "Lists the flags and what everybody gets.",
      footerHeading = "%nExamples:%n",
      footer = {"  firedrill flag list --env staging", "", "JSON: {items: Flag[]}"})
  static final class ListAll implements Callable<Integer> {
    @Mixin private final Invocation invocation;
    @Mixin private final InProduction environment = new InProduction();

    ListAll(Surroundings around) {
      invocation = new Invocation(around);
    }

    @Override
    public Integer call() {
      try (Connection connection = invocation.connect()) {
        JsonNode flags = Flags.list(connection, environment.value());
        if (invocation.json()) {
          invocation.print(flags);
          return 0;
        }
        Table table = new Table(invocation.console(), "FLAG", "STATE", "CHANGED", "BY", "WHAT");
        for (JsonNode flag : Json.items(flags)) {
          String state = Flags.state(flag);
          table
              .cell(flag.path("key").asText(), Style.BOLD)
              .cell(state, state.equals("killed") ? Style.BAD : Style.PLAIN)
              .cell(
                  Json.text(flag, "changedAt")
                      .map(time -> invocation.when().of(Instant.parse(time)))
                      .orElse("never"))
              .cell(Json.text(flag.path("changedBy"), "handle").orElse("-"))
              .cell(
                  flag.path("description").asText()
                      + (flag.path("stale").isObject() ? " (stale)" : ""))
              .end();
        }
        table.print();
        return 0;
      }
    }
  }

  @Command(
      name = "get",
      description = "Shows one flag.",
      footerHeading = "%nExamples:%n",
      footer = {"  firedrill flag get fast-help", "", "JSON: Flag"})
  static final class Get implements Callable<Integer> {
    @Mixin private final Invocation invocation;
    @Mixin private final InProduction environment = new InProduction();

    @Parameters(paramLabel = "KEY", description = "Which flag.")
    private String key = "";

    Get(Surroundings around) {
      invocation = new Invocation(around);
    }

    @Override
    public Integer call() {
      try (Connection connection = invocation.connect()) {
        JsonNode flag = Flags.find(connection, environment.value(), key);
        if (invocation.json()) {
          invocation.print(flag);
        } else {
          print(flag);
        }
        return 0;
      }
    }

    private void print(JsonNode flag) {
      Console console = invocation.console();
      line("flag", flag.path("key").asText() + " in " + environment.value());
      line("what", flag.path("description").asText());
      line("state", Flags.state(flag));
      if (!flag.path("variants").isEmpty()) {
        line("variants", Json.write(flag.path("variants")));
      }
      if (!flag.path("targeting").isEmpty()) {
        line("targeting", Json.write(flag.path("targeting")));
      }
      if (!flag.path("schedule").isEmpty()) {
        line("schedule", Json.write(flag.path("schedule")));
      }
      Json.text(flag.path("stale"), "why").ifPresent(why -> line("stale", why));
      if (!flag.path("exposure").isEmpty()) {
        line("last hour", Json.write(flag.path("exposure")));
      }
      Json.text(flag, "changedAt")
          .ifPresent(time ->
              line(
                  "changed",
                  "%s by %s: %s"
                      .formatted(
                          invocation.when().of(Instant.parse(time)),
                          Json.text(flag.path("changedBy"), "handle").orElse("the platform"),
                          Json.text(flag, "reason").orElse("no reason"))));
      console.line("  version    " + flag.path("version").asText());
    }

    private void line(String name, String text) {
      invocation.console().line("  %-10s %s".formatted(name, Printable.line(text)));
    }
  }

  @Command(
      name = "history",
      description = "Who changed a flag, when and why; newest first.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  firedrill flag history fast-help",
        "",
        "JSON: {items: [{version, at, by, reason, definition, before}]}"
      })
  static final class History implements Callable<Integer> {
    @Mixin private final Invocation invocation;
    @Mixin private final InProduction environment = new InProduction();

    @Parameters(paramLabel = "KEY", description = "Which flag.")
    private String key = "";

    History(Surroundings around) {
      invocation = new Invocation(around);
    }

    @Override
    public Integer call() {
      try (Connection connection = invocation.connect()) {
        JsonNode history =
            connection
                .api()
                .get(connection.of("flags", environment.value().name(), key, "history"));
        if (invocation.json()) {
          invocation.print(history);
          return 0;
        }
        Table table = new Table(invocation.console(), "VERSION", "WHEN", "BY", "WHY");
        for (JsonNode change : Json.items(history)) {
          table
              .cell(change.path("version").asText())
              .cell(invocation.when().of(Instant.parse(change.path("at").asText())))
              .cell(Json.text(change.path("by"), "handle").orElse("the platform"))
              .cell(change.path("reason").asText())
              .end();
        }
        table.print();
        return 0;
      }
    }
  }
}
