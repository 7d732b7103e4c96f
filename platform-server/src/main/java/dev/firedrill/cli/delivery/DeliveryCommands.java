package dev.firedrill.cli.delivery;

import dev.firedrill.cli.command.Words;
import dev.firedrill.cli.console.Surroundings;

/** From an artifact to production and back. */
public final class DeliveryCommands {
  private DeliveryCommands() {}

  public static void addTo(Words words, Surroundings around) {
    words
        .add("status", () -> new StatusCommand(around))
        .add("deploy", () -> new DeployCommand(around))
        .add("rollback", () -> new RollbackCommand(around))
        .add("promote", () -> new PromoteCommand(around))
        .add("abort", () -> new AbortCommand(around))
        .add(
            "releases", () -> new ReleasesCommand(around), () -> new ReleasesCommand.Delete(around))
        .add("history", () -> new HistoryCommand(around))
        .add("diff", () -> new DiffCommand(around))
        .add(
            "freeze",
            FreezeCommand::new,
            () -> new FreezeCommand.ListAll(around),
            () -> new FreezeCommand.Add(around),
            () -> new FreezeCommand.Remove(around));
  }
}
