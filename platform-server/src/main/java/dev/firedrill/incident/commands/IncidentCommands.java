package dev.firedrill.incident.commands;

import dev.firedrill.incident.IncidentDesk;
import dev.firedrill.incident.Incidents;
import dev.firedrill.team.Teams;
import dev.firedrill.workspace.SlashCommand;
import dev.firedrill.workspace.Workspaces;

/** The commands of incidents. */
public final class IncidentCommands {
  private IncidentCommands() {}

  /** {@code /incident}, where chat cannot show forms. */
  public static SlashCommand incident(
      IncidentDesk desk, Incidents incidents, Teams teams, Workspaces workspaces) {
    return new IncidentCommand(
        desk,
        incidents,
        new Mentions(teams, workspaces),
        new Place(incidents, workspaces),
        (call, incident) -> false);
  }
}
