package dev.firedrill.cli.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.cli.command.ChangeText;
import dev.firedrill.cli.command.Env;
import dev.firedrill.cli.command.InProduction;
import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.command.ReleaseNumber;
import dev.firedrill.cli.console.CliFailure;
import dev.firedrill.cli.console.ExitCode;
import dev.firedrill.cli.console.Style;
import dev.firedrill.cli.console.Surroundings;
import dev.firedrill.cli.server.Connection;
import dev.firedrill.cli.server.Json;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "diff",
    description = "Shows what a deployment changed: artifact, configuration and flags.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  firedrill diff                       # the newest against the one before",
      "  firedrill diff 18 --against 12 --env staging",
      "",
      "Secrets show only as versions.",
      "JSON: {from|null, to, artifact: Change[], config: Change[], flags: Change[]}"
    })
final class DiffCommand implements Callable<Integer> {
  private static final List<String> PARTS = List.of("artifact", "config", "flags");

  @Mixin private final Invocation invocation;
  @Mixin private final InProduction environment = new InProduction();

  @Parameters(
      arity = "0..1",
      paramLabel = "NUMBER",
      description = "A deployment of the environment; the newest unless you say.")
  private @Nullable String number;

  @Option(
      names = "--against",
      paramLabel = "NUMBER",
      description = "Another one; else the effective one before.")
  private @Nullable String against;

  DiffCommand(Surroundings around) {
    invocation = new Invocation(around);
  }

  @Override
  public Integer call() {
    try (Connection connection = invocation.connect()) {
      Env where = environment.value();
      int to = number == null ? newest(connection, where) : ReleaseNumber.parse(number);
      JsonNode diff =
          connection
              .api()
              .get(
                  connection
                      .of("deployments", where.name(), to, "diff")
                      .query("against", against == null ? null : ReleaseNumber.parse(against)));
      if (invocation.json()) {
        invocation.print(diff);
      } else {
        print(diff);
      }
      return 0;
    }
  }

  private static int newest(Connection connection, Env where) {
    return Json.items(connection.api().get(InProgress.recent(connection, where, 1))).stream()
        .findFirst()
        .map(deployment -> deployment.path("number").asInt())
        .orElseThrow(() ->
            new CliFailure(ExitCode.NOT_FOUND, "Nothing was ever deployed to " + where + " here."));
  }

  private void print(JsonNode diff) {
    var console = invocation.console();
    console.line(
        "Deployment %s against %s of %s"
            .formatted(
                diff.path("to").asText(),
                Json.text(diff, "from").orElse("nothing before"),
                environment.value()));
    for (String part : PARTS) {
      if (diff.path(part).isEmpty()) {
        console.line(console.styled(Style.DIM, part + ": the same"));
      } else {
        console.line(part + ":");
        ChangeText.print(console, diff.path(part), "  ");
      }
    }
  }
}
