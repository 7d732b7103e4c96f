package dev.firedrill.cli.settings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.cli.command.ChangeText;
import dev.firedrill.cli.command.Group;
import dev.firedrill.cli.command.InProduction;
import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.console.Console;
import dev.firedrill.cli.console.Printable;
import dev.firedrill.cli.console.Style;
import dev.firedrill.cli.console.Surroundings;
import dev.firedrill.cli.server.Connection;
import dev.firedrill.cli.server.Json;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "config", description = "Environment variables of a bot, in versions.")
final class ConfigCommand extends Group {
  @Command(
      name = "list",
      description = "Lists the variables, and which secrets there are.",
      footerHeading = "%nExamples:%n",
      footer = {"  firedrill config list --env staging", "", "JSON: Config"})
  static final class ListAll implements Callable<Integer> {
    @Mixin private final Invocation invocation;
    @Mixin private final InProduction environment = new InProduction();

    ListAll(Surroundings around) {
      invocation = new Invocation(around);
    }

    @Override
    public Integer call() {
      try (Connection connection = invocation.connect()) {
        JsonNode config = Config.get(connection, environment.value());
        if (invocation.json()) {
          invocation.print(config);
        } else {
          print(config);
        }
        return 0;
      }
    }

    private void print(JsonNode config) {
      Console console = invocation.console();
      for (JsonNode variable : Json.elements(config.path("variables"))) {
        console.line(
            Printable.line(variable.path("name").asText() + "=" + variable.path("value").asText()));
      }
      for (JsonNode secret : Json.elements(config.path("secrets"))) {
        console.line(
            Printable.line(
                "%s=(secret, version %s)"
                    .formatted(secret.path("name").asText(), secret.path("version").asText())));
      }
      String version = config.path("version").asText();
      String running = Json.text(config, "running").orElse("none");
      console.remark(
          console.styled(
              version.equals(running) ? Style.DIM : Style.WARNING,
              "Version %s of %s; version %s runs."
                  .formatted(version, environment.value(), running)));
    }
  }

  @Command(
      name = "history",
      description = "Who changed the configuration, when, why and how.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  firedrill config history",
        "",
        "JSON: {items: [{version, at, by, reason, changes: Change[]}]}"
      })
  static final class History implements Callable<Integer> {
    @Mixin private final Invocation invocation;
    @Mixin private final InProduction environment = new InProduction();

    History(Surroundings around) {
      invocation = new Invocation(around);
    }

    @Override
    public Integer call() {
      try (Connection connection = invocation.connect()) {
        JsonNode history =
            connection.api().get(connection.of("config", environment.value().name(), "history"));
        if (invocation.json()) {
          invocation.print(history);
          return 0;
        }
        for (JsonNode version : Json.items(history)) {
          invocation
              .console()
              .line(
                  Printable.line(
                      "version %s, %s, %s: %s"
                          .formatted(
                              version.path("version").asText(),
                              invocation.when().of(Instant.parse(version.path("at").asText())),
                              Json.text(version.path("by").path("person"), "handle")
                                  .orElse("the platform"),
                              version.path("reason").asText())));
          ChangeText.print(invocation.console(), version.path("changes"), "  ");
        }
        return 0;
      }
    }
  }
}
