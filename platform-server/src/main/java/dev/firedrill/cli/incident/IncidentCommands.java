package dev.firedrill.cli.incident;

import dev.firedrill.cli.command.Words;
import dev.firedrill.cli.console.Surroundings;

/** {@code incident}: the same verbs as in chat. */
public final class IncidentCommands {
  private IncidentCommands() {}

  public static void addTo(Words words, Surroundings around) {
    words.add(
        "incident",
        IncidentCommand::new,
        () -> new IncidentCommand.ListAll(around),
        () -> new IncidentCommand.Show(around),
        () -> new IncidentChange.Declare(around),
        () -> new IncidentChange.Update(around),
        () -> new IncidentTurn.ChangeSeverity(around),
        () -> new IncidentChange.Role(around),
        () -> new IncidentTurn.Handover(around),
        () -> new IncidentHelp.Card(around),
        () -> IncidentTask.in(around),
        () -> new IncidentHelp.Questions(around),
        () -> IncidentHelp.hint(around),
        () -> new IncidentTurn.Mitigated(around),
        () -> new IncidentChange.Resolve(around),
        () -> new IncidentTurn.Reopen(around),
        () -> new IncidentTurn.Merge(around));
  }
}
