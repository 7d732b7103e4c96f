package dev.firedrill.cli.capacity;

import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.command.Watch;
import dev.firedrill.cli.console.Surroundings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "capacity",
    description = "How large the bots are, what they use, and what is left of the budget.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  firedrill capacity",
      "  firedrill capacity set --env staging --memory 256 --reason 'the heap is full'",
      "  firedrill capacity what-if --load 12",
      "",
      "JSON: {budget: {units, used, left}, environments, forecasts, explanation}"
    })
final class CapacityCommand implements Callable<Integer> {
  @Mixin private final Invocation invocation;
  @Mixin private final Watch watch = new Watch();

  CapacityCommand(Surroundings around) {
    invocation = new Invocation(around);
  }

  @Override
  public Integer call() throws InterruptedException {
    return show(invocation, watch);
  }

  private static int show(Invocation invocation, Watch watch) throws InterruptedException {
    return watch.show(
        invocation,
        connection -> connection.api().get(connection.of("capacity")),
        new CapacityText(invocation)::show);
  }

  @Command(
      name = "show",
      description = "Shows sizes, use, headroom and forecasts.",
      footerHeading = "%nExamples:%n",
      footer = {"  firedrill capacity show --watch", "", "JSON: as of firedrill capacity"})
  static final class Show implements Callable<Integer> {
    @Mixin private final Invocation invocation;
    @Mixin private final Watch watch = new Watch();

    Show(Surroundings around) {
      invocation = new Invocation(around);
    }

    @Override
    public Integer call() throws InterruptedException {
      return show(invocation, watch);
    }
  }
}
