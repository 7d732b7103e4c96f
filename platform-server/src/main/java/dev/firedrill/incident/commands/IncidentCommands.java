package dev.firedrill.incident.commands;

import dev.firedrill.incident.Incident;
import dev.firedrill.incident.IncidentDesk;
import dev.firedrill.incident.Incidents;
import dev.firedrill.incident.hint.HintDesk;
import dev.firedrill.team.Teams;
import dev.firedrill.workspace.PlatformForm;
import dev.firedrill.workspace.SlashCommand;
import dev.firedrill.workspace.WorkspaceUser;
import dev.firedrill.workspace.Workspaces;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The commands of incidents. */
public final class IncidentCommands {
  /** A command and the form that it opens. */
  public record WithForm(SlashCommand command, PlatformForm form) {}

  private IncidentCommands() {}

  /** {@code /incident}, where chat cannot show forms. */
  public static SlashCommand incident(
      IncidentDesk desk, Incidents incidents, Teams teams, Workspaces workspaces) {
    return incident(desk, incidents, teams, workspaces, (call, incident) -> false);
  }

  /**
   * {@code /incident}; {@code measured} says what users see, {@code opener} shows a form to one
   * person.
   */
  public static WithForm incident(
      IncidentDesk desk,
      Incidents incidents,
      Teams teams,
      Workspaces workspaces,
      Function<Incident, String> measured,
      BiConsumer<WorkspaceUser, String> opener) {
    IncidentUpdateForm form = new IncidentUpdateForm(desk, workspaces, measured, opener);
    return new WithForm(incident(desk, incidents, teams, workspaces, form), form);
  }

  private static SlashCommand incident(
      IncidentDesk desk, Incidents incidents, Teams teams, Workspaces workspaces, UpdateForm form) {
    return new IncidentCommand(
        desk, incidents, new Mentions(teams, workspaces), new Place(incidents, workspaces), form);
  }

  /** {@code /hint}. */
  public static SlashCommand hint(HintDesk hints, Incidents incidents, Workspaces workspaces) {
    return new HintCommand(hints, incidents, new Place(incidents, workspaces));
  }
}
