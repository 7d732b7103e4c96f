package dev.firedrill.cli.incident;

import dev.firedrill.cli.command.Group;
import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.command.Watch;
import dev.firedrill.cli.console.Surroundings;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "incident", description = "Declares incidents and carries them to their end.")
final class IncidentCommand extends Group {
  @Command(
      name = "list",
      description = "Lists the team's open incidents.",
      footerHeading = "%nExamples:%n",
      footer = {"  firedrill incident list --all", "", "JSON: {items: Incident[]}"})
  static final class ListAll implements Callable<Integer> {
    @Mixin private final Invocation invocation;
    @Mixin private final Watch watch = new Watch();

    @Option(names = "--all", description = "Also those that are resolved.")
    private boolean all;

    ListAll(Surroundings around) {
      invocation = new Invocation(around);
    }

    @Override
    public Integer call() throws InterruptedException {
      return watch.show(
          invocation,
          connection -> connection.api().get(Incidents.list(connection, !all)),
          new IncidentText(invocation)::list);
    }
  }

  @Command(
      name = "show",
      description = "Shows an incident with its roles, tasks and updates.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  firedrill incident show",
        "  firedrill incident show INC-3",
        "",
        "JSON: Incident"
      })
  static final class Show implements Callable<Integer> {
    @Mixin private final Invocation invocation;
    @Mixin private final Watch watch = new Watch();

    @Parameters(
        arity = "0..1",
        paramLabel = "N",
        description = "Which one, such as INC-3; the open one unless you say.")
    private @Nullable String number;

    Show(Surroundings around) {
      invocation = new Invocation(around);
    }

    @Override
    public Integer call() throws InterruptedException {
      return watch.show(
          invocation,
          connection -> Incidents.find(connection, number),
          new IncidentText(invocation)::show);
    }
  }
}
