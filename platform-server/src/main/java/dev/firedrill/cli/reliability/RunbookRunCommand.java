package dev.firedrill.cli.reliability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.console.CliFailure;
import dev.firedrill.cli.console.ExitCode;
import dev.firedrill.cli.console.Printable;
import dev.firedrill.cli.console.Surroundings;
import dev.firedrill.cli.incident.Incidents;
import dev.firedrill.cli.server.Connection;
import dev.firedrill.cli.server.Json;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "run",
    description = "Goes through a runbook: asks before each step and waits until it is over.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  firedrill runbook run 'weather is slow' --dry-run",
      "  firedrill runbook run 'weather is slow' --incident 3",
      "  firedrill runbook run 'weather is slow' --yes",
      "",
      "A run that somebody left open goes on where it stopped. With --yes the first step that",
      "fails ends the run. Ctrl-C stops the asking, never a step.",
      "JSON: one line at each change: RunbookRun"
    })
final class RunbookRunCommand implements Callable<Integer> {
  @Mixin private final Invocation invocation;

  @Parameters(paramLabel = "RUNBOOK", description = "Its title, how it begins, or its id.")
  private String name = "";

  @Option(names = "--dry-run", description = "Only say what each step would do.")
  private boolean dryRun;

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask before the steps.")
  private boolean yes;

  @Option(
      names = {"-i", "--incident"},
      paramLabel = "N",
      description = "The incident that it is for, such as INC-3.")
  private @Nullable String incident;

  RunbookRunCommand(Surroundings around) {
    invocation = new Invocation(around);
  }

  @Override
  public Integer call() throws InterruptedException {
    if (!dryRun && !yes && !invocation.around().terminal().canAsk()) {
      throw CliFailure.usage("Nobody can be asked here: --yes goes through every step unasked.");
    }
    try (Connection connection = invocation.connect()) {
      JsonNode runbook = Runbooks.find(connection, name);
      if (dryRun) {
        return rehearse(begin(connection, runbook));
      }
      Optional<JsonNode> open = Runbooks.open(connection, runbook);
      open.ifPresent(run ->
          invocation
              .console()
              .remark(
                  "Going on with the run that began " + invocation.when(run, "startedAt") + "."));
      JsonNode run = open.isPresent() ? open.get() : begin(connection, runbook);
      return new RunbookWalk(invocation, connection, yes).through(run);
    }
  }

  private JsonNode begin(Connection connection, JsonNode runbook) {
    ObjectNode wish = Json.object().put("dryRun", dryRun);
    wish.put("incident", incident == null ? null : Incidents.id(connection, incident));
    return connection
        .api()
        .post(connection.of("runbooks", runbook.path("id").asText(), "runs"), wish);
  }

  private int rehearse(JsonNode run) {
    if (invocation.json()) {
      invocation.print(run);
    } else {
      new RunText(invocation).run(run);
    }
    if (run.path("state").asText().equals("FAILED")) {
      throw new CliFailure(
          ExitCode.FAILED,
          Printable.line("A step of '%s' would fail now.".formatted(RunText.title(run))));
    }
    return ExitCode.OK.number();
  }
}
