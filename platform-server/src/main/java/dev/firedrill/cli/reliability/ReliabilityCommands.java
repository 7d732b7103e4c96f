package dev.firedrill.cli.reliability;

import dev.firedrill.cli.command.Words;
import dev.firedrill.cli.console.Surroundings;

/** {@code slo}, {@code runbook} and {@code toil}. */
public final class ReliabilityCommands {
  private ReliabilityCommands() {}

  public static void addTo(Words words, Surroundings around) {
    words
        .add(
            "slo",
            () -> new SloCommand(around),
            () -> new SloCommand.Show(around),
            () -> new SloCommand.Set(around),
            () -> new SloCommand.Ledger(around))
        .add(
            "runbook",
            RunbookCommand::new,
            () -> new RunbookCommand.ListAll(around),
            () -> new RunbookCommand.Show(around),
            () -> new RunbookRunCommand(around),
            () -> new RunbookCommand.Status(around),
            () -> new RunbookCommand.Abort(around))
        .add("toil", () -> new ToilCommand(around));
  }
}
