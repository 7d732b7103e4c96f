package dev.firedrill.cli.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.cli.command.Env;
import dev.firedrill.cli.command.InProduction;
import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.console.Style;
import dev.firedrill.cli.console.Surroundings;
import dev.firedrill.cli.console.Table;
import dev.firedrill.cli.server.Connection;
import dev.firedrill.cli.server.Json;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "history",
    description = "Lists an environment's deployments, newest first.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  firedrill history",
      "  firedrill history --env staging -n 50",
      "",
      "The current one is marked with *.",
      "JSON: {items: Deployment[], hasMore}"
    })
final class HistoryCommand implements Callable<Integer> {
  @Mixin private final Invocation invocation;
  @Mixin private final InProduction environment = new InProduction();

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "N",
      defaultValue = "15",
      description = "How many; ${DEFAULT-VALUE} unless you say.")
  private int limit;

  HistoryCommand(Surroundings around) {
    invocation = new Invocation(around);
  }

  @Override
  public Integer call() {
    Env where = environment.value();
    try (Connection connection = invocation.connect()) {
      JsonNode deployments = connection.api().get(InProgress.recent(connection, where, limit));
      if (invocation.json()) {
        invocation.print(deployments);
      } else {
        print(deployments);
      }
      return 0;
    }
  }

  private void print(JsonNode deployments) {
    Table table =
        new Table(invocation.console(), "", "NO", "RELEASE", "KIND", "STATE", "WHEN", "BY", "WHY");
    for (JsonNode deployment : Json.items(deployments)) {
      String why = deployment.path("reason").asText();
      String trouble =
          DeploymentText.isEffective(deployment)
              ? ""
              : Json.text(deployment, "detail").map(detail -> " - " + detail).orElse("");
      table
          .cell(deployment.path("current").asBoolean() ? "*" : " ")
          .cell(String.valueOf(deployment.path("number").asInt()))
          .cell(DeploymentText.release(deployment), Style.BOLD)
          .cell(deployment.path("kind").asText().toLowerCase(Locale.ROOT))
          .cell(DeploymentText.state(deployment), DeploymentText.style(deployment))
          .cell(invocation.when().of(Instant.parse(deployment.path("requestedAt").asText())))
          .cell(DeploymentText.author(deployment.path("by")))
          .cell(why + trouble)
          .end();
    }
    table.print();
    if (deployments.path("hasMore").asBoolean()) {
      invocation.console().remark("There are more: -n " + limit * 2);
    }
  }
}
