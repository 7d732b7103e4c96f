package dev.firedrill.cli.delivery;

import dev.firedrill.cli.console.Surroundings;
import picocli.CommandLine;

/** From an artifact to production and back. */
public final class DeliveryCommands {
  private DeliveryCommands() {}

  public static void addTo(CommandLine root, Surroundings around) {
    root.addSubcommand(new StatusCommand(around))
        .addSubcommand(new LogsCommand(around))
        .addSubcommand(new DeployCommand(around))
        .addSubcommand(new RollbackCommand(around))
        .addSubcommand(new PromoteCommand(around))
        .addSubcommand(new AbortCommand(around))
        .addSubcommand(
            new CommandLine(new ReleasesCommand(around))
                .addSubcommand(new ReleasesCommand.Delete(around)))
        .addSubcommand(new HistoryCommand(around))
        .addSubcommand(new DiffCommand(around))
        .addSubcommand(
            new CommandLine(new FreezeCommand())
                .addSubcommand(new FreezeCommand.ListAll(around))
                .addSubcommand(new FreezeCommand.Add(around))
                .addSubcommand(new FreezeCommand.Remove(around)));
  }
}
