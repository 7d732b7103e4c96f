package dev.firedrill.cli.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.cli.command.Consent;
import dev.firedrill.cli.command.InProduction;
import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.command.Reason;
import dev.firedrill.cli.command.ReleaseNumber;
import dev.firedrill.cli.console.Surroundings;
import dev.firedrill.cli.server.Connection;
import dev.firedrill.cli.server.Json;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "rollback",
    description = "Puts the release before, or an older one, back into service.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  firedrill rollback",
      "  firedrill rollback --to v11 --reason 'v12 answers too late' --yes",
      "",
      "Never held up by a freeze; a deployment in progress is aborted.",
      "JSON: one line at each change: Deployment"
    })
final class RollbackCommand implements Callable<Integer> {
  @Mixin private final Invocation invocation;
  @Mixin private final InProduction environment = new InProduction();
  @Mixin private final DeploymentWatch watch = new DeploymentWatch();
  @Mixin private final Consent consent = new Consent();
  @Mixin private final Reason reason = new Reason();

  @Option(
      names = "--to",
      paramLabel = "N",
      description = "Which release, such as v11; the one before unless you say.")
  private @Nullable String release;

  RollbackCommand(Surroundings around) {
    invocation = new Invocation(around);
  }

  @Override
  public Integer call() {
    try (Connection connection = invocation.connect()) {
      ObjectNode wish = Json.object().put("environment", environment.value().name());
      if (release != null) {
        wish.put("release", ReleaseNumber.parse(release));
      }
      // Nobody is asked for a reason here: it must go fast.
      reason.given().ifPresent(text -> wish.put("reason", text));
      consent.beforeProduction(
          invocation,
          environment.value(),
          "Roll production back to " + (release == null ? "the release before" : release));
      JsonNode requested = connection.api().post(connection.of("rollback"), wish);
      return watch.follow(invocation, connection, requested);
    }
  }
}
