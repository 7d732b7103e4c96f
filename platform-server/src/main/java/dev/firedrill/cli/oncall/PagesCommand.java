package dev.firedrill.cli.oncall;

import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.command.Watch;
import dev.firedrill.cli.console.Surroundings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "pages",
    description = "Lists the calls that wait for somebody, newest first.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  firedrill pages --watch",
      "  firedrill pages --all",
      "",
      "To take one: firedrill ack NUMBER",
      "JSON: {items: Page[]}, with --watch a line each time"
    })
final class PagesCommand implements Callable<Integer> {
  @Mixin private final Invocation invocation;
  @Mixin private final Watch watch = new Watch();

  @Option(names = "--all", description = "Also those that are acknowledged or closed.")
  private boolean all;

  PagesCommand(Surroundings around) {
    invocation = new Invocation(around);
  }

  @Override
  public Integer call() throws InterruptedException {
    return watch.show(
        invocation,
        connection -> connection.api().get(AckCommand.pages(connection, all)),
        new PageText(invocation)::list);
  }
}
