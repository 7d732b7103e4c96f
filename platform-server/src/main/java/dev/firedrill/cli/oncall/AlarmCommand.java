package dev.firedrill.cli.oncall;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.cli.command.Env;
import dev.firedrill.cli.command.Group;
import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.command.Watch;
import dev.firedrill.cli.console.Printable;
import dev.firedrill.cli.console.Surroundings;
import dev.firedrill.cli.server.Json;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "alarm", description = "What calls somebody when the service hurts.")
final class AlarmCommand extends Group {
  @Command(
      name = "list",
      description = "Lists the team's alarms and how they stand.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  firedrill alarm list",
        "  firedrill alarm list --env production --watch",
        "",
        "JSON: {items: Alarm[]}, with --watch a line each time"
      })
  static final class ListAll implements Callable<Integer> {
    @Mixin private final Invocation invocation;
    @Mixin private final Watch watch = new Watch();

    @Option(
        names = {"-e", "--env"},
        paramLabel = "ENV",
        description = "${COMPLETION-CANDIDATES}; both unless you say.")
    private @Nullable Env environment;

    @Option(names = "--names", description = "Only the names, one a line.")
    private boolean names;

    ListAll(Surroundings around) {
      invocation = new Invocation(around);
    }

    @Override
    public Integer call() throws InterruptedException {
      Consumer<JsonNode> drawing = names ? this::names : new AlarmText(invocation)::list;
      return watch.show(invocation, connection -> Alarms.list(connection, environment), drawing);
    }

    private void names(JsonNode alarms) {
      Json.items(alarms)
          .forEach(alarm -> invocation.console().line(Printable.line(alarm.path("name").asText())));
    }
  }

  @Command(
      name = "show",
      description = "Shows one alarm: what it watches and why it stands so.",
      footerHeading = "%nExamples:%n",
      footer = {"  firedrill alarm show 'weather fails'", "", "JSON: Alarm"})
  static final class Show implements Callable<Integer> {
    @Mixin private final Invocation invocation;
    @Mixin private final Watch watch = new Watch();

    @Parameters(paramLabel = "ALARM", description = "Which one: its name, how it begins, its id.")
    private String name = "";

    Show(Surroundings around) {
      invocation = new Invocation(around);
    }

    @Override
    public Integer call() throws InterruptedException {
      return watch.show(
          invocation, connection -> Alarms.find(connection, name), new AlarmText(invocation)::show);
    }
  }

  @Command(
      name = "history",
      description = "What happened to an alarm, newest first.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  firedrill alarm history 'weather fails'",
        "",
        "JSON: {items: [{at, from, to, reason, value|null, by|null, kind}], hasMore}"
      })
  static final class History implements Callable<Integer> {
    @Mixin private final Invocation invocation;
    @Mixin private final Watch watch = new Watch();

    @Parameters(paramLabel = "ALARM", description = "Which one: its name, how it begins, its id.")
    private String name = "";

    History(Surroundings around) {
      invocation = new Invocation(around);
    }

    @Override
    public Integer call() throws InterruptedException {
      return watch.show(
          invocation,
          connection ->
              connection
                  .api()
                  .get(Alarms.path(connection, Alarms.find(connection, name)).with("history")),
          new AlarmText(invocation)::history);
    }
  }
}
