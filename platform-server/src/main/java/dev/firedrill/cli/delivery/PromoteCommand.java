package dev.firedrill.cli.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.cli.command.Consent;
import dev.firedrill.cli.command.Env;
import dev.firedrill.cli.command.InProduction;
import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.command.Reason;
import dev.firedrill.cli.console.CliFailure;
import dev.firedrill.cli.console.Surroundings;
import dev.firedrill.cli.server.Connection;
import dev.firedrill.cli.server.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "promote",
    description = "Deploys to production what staging runs; or ends a canary with all traffic.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  firedrill promote --reason 'tested for a day'",
      "  firedrill promote --canary 10,50 --step 2m --reason 'new store'",
      "  firedrill promote --now              # the canary in production takes all traffic now",
      "",
      "JSON: one line at each change: Deployment"
    })
final class PromoteCommand implements Callable<Integer> {
  @Mixin private final Invocation invocation;
  @Mixin private final Rollout rollout = new Rollout();
  @Mixin private final DeploymentWatch watch = new DeploymentWatch();
  @Mixin private final Consent consent = new Consent();
  @Mixin private final Reason reason = new Reason();

  @Option(names = "--now", description = "Give the canary in progress all traffic at once.")
  private boolean now;

  @Mixin private final InProduction environment = new InProduction();

  PromoteCommand(Surroundings around) {
    invocation = new Invocation(around);
  }

  @Override
  public Integer call() {
    try (Connection connection = invocation.connect()) {
      return watch.follow(
          invocation, connection, now ? endCanary(connection) : fromStaging(connection));
    }
  }

  private JsonNode fromStaging(Connection connection) {
    if (environment.value() != Env.PRODUCTION) {
      throw CliFailure.usage(
          "What staging runs goes to production: leave --env out, or add --now for a canary.");
    }
    ObjectNode wish = Json.object().put("reason", reason.required(invocation));
    rollout.into(wish);
    consent.beforeProduction(invocation, Env.PRODUCTION, "Deploy to production what staging runs");
    return connection.api().post(connection.of("promote"), wish);
  }

  private JsonNode endCanary(Connection connection) {
    JsonNode canary = InProgress.of(connection, environment.value());
    consent.beforeProduction(
        invocation,
        environment.value(),
        "Give " + DeploymentText.release(canary) + " all traffic of production");
    return connection
        .api()
        .post(
            connection.of(
                "deployments",
                environment.value().name(),
                canary.path("number").asInt(),
                "promote"));
  }
}
