package dev.firedrill.cli.reliability;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.cli.command.Group;
import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.command.Watch;
import dev.firedrill.cli.console.Printable;
import dev.firedrill.cli.console.Surroundings;
import dev.firedrill.cli.server.Connection;
import dev.firedrill.cli.server.Json;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "runbook", description = "What to do when it hurts, step by step.")
final class RunbookCommand extends Group {
  @Command(
      name = "list",
      description = "Lists the team's runbooks.",
      footerHeading = "%nExamples:%n",
      footer = {"  firedrill runbook list", "", "JSON: {items: RunbookItem[]}"})
  static final class ListAll implements Callable<Integer> {
    @Mixin private final Invocation invocation;
    @Mixin private final Watch watch = new Watch();

    @Option(names = "--names", description = "Only the titles, one a line.")
    private boolean names;

    ListAll(Surroundings around) {
      invocation = new Invocation(around);
    }

    @Override
    public Integer call() throws InterruptedException {
      Consumer<JsonNode> drawing = names ? this::titles : new RunText(invocation)::runbooks;
      return watch.show(
          invocation, connection -> connection.api().get(connection.of("runbooks")), drawing);
    }

    private void titles(JsonNode runbooks) {
      Json.items(runbooks)
          .forEach(
              runbook -> invocation.console().line(Printable.line(runbook.path("title").asText())));
    }
  }

  @Command(
      name = "show",
      description = "Shows a runbook's text.",
      footerHeading = "%nExamples:%n",
      footer = {"  firedrill runbook show 'weather is slow'", "", "JSON: Runbook"})
  static final class Show implements Callable<Integer> {
    @Mixin private final Invocation invocation;

    @Parameters(paramLabel = "RUNBOOK", description = "Its title, how it begins, or its id.")
    private String name = "";

    Show(Surroundings around) {
      invocation = new Invocation(around);
    }

    @Override
    public Integer call() {
      try (Connection connection = invocation.connect()) {
        String id = Runbooks.find(connection, name).path("id").asText();
        JsonNode runbook = connection.api().get(connection.of("runbooks", id));
        if (invocation.json()) {
          invocation.print(runbook);
        } else {
          new RunText(invocation).runbook(runbook);
        }
        return 0;
      }
    }
  }

  @Command(
      name = "status",
      description = "Lists the latest runs, or shows how far the open one of a runbook is.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  firedrill runbook status",
        "  firedrill runbook status 'weather is slow' --watch",
        "",
        "JSON: {items: RunbookRun[], hasMore}; with RUNBOOK RunbookRun"
      })
  static final class Status implements Callable<Integer> {
    @Mixin private final Invocation invocation;
    @Mixin private final Watch watch = new Watch();
    private @Nullable String run;

    @Parameters(
        arity = "0..1",
        paramLabel = "RUNBOOK",
        description = "Its title, how it begins, or its id.")
    private @Nullable String name;

    Status(Surroundings around) {
      invocation = new Invocation(around);
    }

    @Override
    public Integer call() throws InterruptedException {
      RunText text = new RunText(invocation);
      String asked = name;
      return asked == null
          ? watch.show(
              invocation,
              connection -> connection.api().get(connection.of("runbook-runs")),
              text::runs)
          : watch.show(invocation, connection -> run(connection, asked), text::run);
    }

    /** Once found it is followed by its id, so that its end is seen too. */
    private JsonNode run(Connection connection, String asked) {
      if (run == null) {
        JsonNode open = Runbooks.requireOpen(connection, asked);
        run = open.path("id").asText();
        return open;
      }
      return connection.api().get(Runbooks.run(run));
    }
  }

  @Command(
      name = "abort",
      description = "Ends the open run of a runbook; what its step began goes on by itself.",
      footerHeading = "%nExamples:%n",
      footer = {"  firedrill runbook abort 'weather is slow'", "", "JSON: RunbookRun"})
  static final class Abort implements Callable<Integer> {
    @Mixin private final Invocation invocation;

    @Parameters(paramLabel = "RUNBOOK", description = "Its title, how it begins, or its id.")
    private String name = "";

    Abort(Surroundings around) {
      invocation = new Invocation(around);
    }

    @Override
    public Integer call() {
      try (Connection connection = invocation.connect()) {
        String id = Runbooks.requireOpen(connection, name).path("id").asText();
        JsonNode run = connection.api().post(Runbooks.run(id).with("abort"));
        invocation.print(
            run, Printable.line("The run of '" + RunText.title(run) + "' is aborted."));
        return 0;
      }
    }
  }
}
