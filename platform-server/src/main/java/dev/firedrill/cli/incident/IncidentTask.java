package dev.firedrill.cli.incident;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.cli.command.Group;
import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.console.ExitCode;
import dev.firedrill.cli.console.Surroundings;
import dev.firedrill.cli.server.Connection;
import dev.firedrill.cli.server.Json;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "task", description = "What is to be done in an incident, and by whom.")
final class IncidentTask extends Group {
  static CommandLine in(Surroundings around) {
    return new CommandLine(new IncidentTask())
        .addSubcommand(new ListAll(around))
        .addSubcommand(new Add(around))
        .addSubcommand(new Done(around))
        .addSubcommand(new Reopen(around))
        .addSubcommand(new Assign(around));
  }

  private static int tell(Invocation invocation, JsonNode incident, String sentence) {
    invocation.print(incident, sentence);
    return ExitCode.OK.number();
  }

  @Command(
      name = "list",
      description = "Lists the tasks.",
      footerHeading = "%nExamples:%n",
      footer = {"  firedrill incident task list", "", "JSON: Incident"})
  static final class ListAll implements Callable<Integer> {
    @Mixin private final IncidentChange change;

    ListAll(Surroundings around) {
      change = new IncidentChange(around);
    }

    @Override
    public Integer call() {
      try (Connection connection = change.invocation().connect()) {
        JsonNode incident = change.find(connection);
        Invocation invocation = change.invocation();
        invocation.print(incident, () -> new IncidentText(invocation).taskList(incident));
        return ExitCode.OK.number();
      }
    }
  }

  @Command(
      name = "add",
      description = "Adds a task.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  firedrill incident task add 'check the database' --to @bo",
        "",
        "JSON: Incident"
      })
  static final class Add implements Callable<Integer> {
    @Mixin private final IncidentChange change;

    @Parameters(paramLabel = "TEXT", description = "What is to be done.")
    private String text = "";

    @Option(names = "--to", paramLabel = "@WHO", description = "Who does it, by the handle.")
    private @Nullable String who;

    Add(Surroundings around) {
      change = new IncidentChange(around);
    }

    @Override
    public Integer call() {
      try (Connection connection = change.invocation().connect()) {
        ObjectNode wish = Json.object().put("text", text);
        if (who != null) {
          wish.put("personId", Members.id(connection, who));
        }
        JsonNode incident =
            connection.api().post(Incidents.path(change.find(connection)).with("tasks"), wish);
        JsonNode task = Json.elements(incident.path("tasks")).getLast();
        return tell(
            change.invocation(),
            incident,
            "Task %s added to %s."
                .formatted(task.path("number").asText(), IncidentText.label(incident)));
      }
    }
  }

  @Command(
      name = "done",
      description = "Says that a task is done.",
      footerHeading = "%nExamples:%n",
      footer = {"  firedrill incident task done 2", "", "JSON: Incident"})
  static final class Done implements Callable<Integer> {
    @Mixin private final OfOne one;

    Done(Surroundings around) {
      one = new OfOne(around);
    }

    @Override
    public Integer call() {
      return one.make("done", Json.object().put("done", true), "Task %d of %s is done.");
    }
  }

  @Command(
      name = "reopen",
      description = "Says that a task is not done after all.",
      footerHeading = "%nExamples:%n",
      footer = {"  firedrill incident task reopen 2", "", "JSON: Incident"})
  static final class Reopen implements Callable<Integer> {
    @Mixin private final OfOne one;

    Reopen(Surroundings around) {
      one = new OfOne(around);
    }

    @Override
    public Integer call() {
      return one.make("done", Json.object().put("done", false), "Task %d of %s is open again.");
    }
  }

  @Command(
      name = "assign",
      description = "Gives a task to somebody, or to nobody.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  firedrill incident task assign 2 @ada",
        "  firedrill incident task assign 2 nobody",
        "",
        "JSON: Incident"
      })
  static final class Assign implements Callable<Integer> {
    @Mixin private final OfOne one;

    @Parameters(
        index = "1",
        paramLabel = "@WHO",
        description = "To whom, by the handle; 'nobody' takes it from whoever has it.")
    private String who = "";

    Assign(Surroundings around) {
      one = new OfOne(around);
    }

    @Override
    public Integer call() {
      try (Connection connection = one.change.invocation().connect()) {
        boolean nobody = who.equalsIgnoreCase("nobody");
        return one.make(
            connection,
            "assign",
            Json.object().put("personId", nobody ? null : Members.id(connection, who)),
            "Task %d of %s is for " + (nobody ? "nobody" : "@" + who.replaceFirst("^@", "")) + ".");
      }
    }
  }

  /** A task by its number. */
  static final class OfOne {
    @Mixin private final IncidentChange change;

    @Parameters(
        index = "0",
        paramLabel = "TASK",
        description = "Its number, as incident task list shows it.")
    private int task;

    OfOne(Surroundings around) {
      change = new IncidentChange(around);
    }

    int make(String what, ObjectNode wish, String sentence) {
      try (Connection connection = change.invocation().connect()) {
        return make(connection, what, wish, sentence);
      }
    }

    int make(Connection connection, String what, ObjectNode wish, String sentence) {
      JsonNode incident =
          connection
              .api()
              .post(Incidents.path(change.find(connection)).with("tasks", task, what), wish);
      return tell(
          change.invocation(), incident, sentence.formatted(task, IncidentText.label(incident)));
    }
  }
}
