package dev.firedrill.cli.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.command.Reason;
import dev.firedrill.cli.command.ReleaseNumber;
import dev.firedrill.cli.console.Style;
import dev.firedrill.cli.console.Surroundings;
import dev.firedrill.cli.console.Table;
import dev.firedrill.cli.server.Connection;
import dev.firedrill.cli.server.Json;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "releases",
    description = "Lists the team's releases, newest first.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  firedrill releases",
      "  firedrill releases delete v3 --reason 'leaks a key'",
      "",
      "JSON: {items: Release[]}"
    })
final class ReleasesCommand implements Callable<Integer> {
  @Mixin private final Invocation invocation;

  @Option(names = "--all", description = "Deleted ones too.")
  private boolean all;

  ReleasesCommand(Surroundings around) {
    invocation = new Invocation(around);
  }

  @Override
  public Integer call() {
    try (Connection connection = invocation.connect()) {
      JsonNode releases = connection.api().get(connection.of("releases"));
      if (invocation.json()) {
        invocation.print(releases);
      } else {
        print(releases);
      }
      return 0;
    }
  }

  private void print(JsonNode releases) {
    Table table =
        new Table(invocation.console(), "RELEASE", "VERSION", "RUNS IN", "MADE", "BY", "WHY");
    for (JsonNode release : Json.items(releases)) {
      boolean deleted = Json.text(release, "deletedAt").isPresent();
      if (deleted && !all) {
        continue;
      }
      String environments =
          Json.elements(release.path("runningIn")).stream()
              .map(environment -> environment.asText().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(", "));
      table
          .cell(release.path("name").asText(), deleted ? Style.DIM : Style.BOLD)
          .cell(release.path("version").asText())
          .cell(deleted ? "deleted" : environments.isEmpty() ? "-" : environments)
          .cell(invocation.when().of(Instant.parse(release.path("createdAt").asText())))
          .cell(DeploymentText.author(release.path("createdBy")))
          .cell(release.path("changeCause").asText())
          .end();
    }
    table.print();
  }

  @Command(
      name = "delete",
      description = "Deletes a release's artifact; its history stays.",
      footerHeading = "%nExamples:%n",
      footer = {"  firedrill releases delete v3 --reason 'leaks a key'", "", "JSON: {deleted: N}"})
  static final class Delete implements Callable<Integer> {
    @Mixin private final Invocation invocation;
    @Mixin private final Reason reason = new Reason();

    @Parameters(paramLabel = "N", description = "Which release, such as v3.")
    private String release = "";

    Delete(Surroundings around) {
      invocation = new Invocation(around);
    }

    @Override
    public Integer call() {
      int number = ReleaseNumber.parse(release);
      try (Connection connection = invocation.connect()) {
        String why = reason.required(invocation);
        connection.api().delete(connection.of("releases", number).query("reason", why));
        invocation.print(
            Json.object().put("deleted", number), "The release v" + number + " is deleted.");
        return 0;
      }
    }
  }
}
