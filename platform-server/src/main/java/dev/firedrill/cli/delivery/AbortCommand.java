package dev.firedrill.cli.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.cli.command.InProduction;
import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.command.Reason;
import dev.firedrill.cli.console.Printable;
import dev.firedrill.cli.console.Surroundings;
import dev.firedrill.cli.server.Connection;
import dev.firedrill.cli.server.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "abort",
    description = "Stops a deployment before it is effective: what ran goes on running.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  firedrill abort --reason 'wrong release'",
      "  firedrill abort --env staging",
      "",
      "JSON: Deployment"
    })
final class AbortCommand implements Callable<Integer> {
  @Mixin private final Invocation invocation;
  @Mixin private final InProduction environment = new InProduction();
  @Mixin private final Reason reason = new Reason();

  AbortCommand(Surroundings around) {
    invocation = new Invocation(around);
  }

  @Override
  public Integer call() {
    try (Connection connection = invocation.connect()) {
      JsonNode running = InProgress.of(connection, environment.value());
      JsonNode aborted =
          connection
              .api()
              .post(
                  connection.of(
                      "deployments",
                      environment.value().name(),
                      running.path("number").asInt(),
                      "abort"),
                  Json.object().put("reason", reason.given().orElse("aborted by hand")));
      invocation.print(
          aborted,
          Printable.line(
              "Deployment %d of %s to %s: %s."
                  .formatted(
                      aborted.path("number").asInt(),
                      DeploymentText.release(aborted),
                      environment.value(),
                      DeploymentText.isOver(aborted)
                          ? DeploymentText.state(aborted)
                          : "being aborted")));
      return 0;
    }
  }
}
