package dev.firedrill.app.wiring;

import dev.firedrill.incident.IncidentDesk;
import dev.firedrill.incident.Incidents;
import dev.firedrill.incident.Markdown;
import dev.firedrill.incident.api.IncidentResource;
import dev.firedrill.incident.api.IncidentViews;
import dev.firedrill.incident.commands.IncidentCommands;
import dev.firedrill.incident.markdown.CommonMark;
import dev.firedrill.incident.persistence.IncidentPersistence;
import dev.firedrill.workspace.SlashCommand;
import dev.firedrill.workspace.Workspaces;
import java.util.List;

/** Incidents. */
record IncidentWiring(
    Incidents incidents,
    Markdown markdown,
    IncidentViews views,
    SlashCommand command,
    List<Object> resources) {
  static IncidentWiring on(Foundation f, Workspaces workspaces) {
    Incidents incidents = IncidentPersistence.incidents(f.jdbi());
    IncidentDesk desk =
        new IncidentDesk(
            incidents,
            f.teams(),
            workspaces,
            f.evidence(),
            f.transactions(),
            f.events(),
            f.ids(),
            f.clock());
    Markdown markdown = new CommonMark();
    IncidentViews views = new IncidentViews(f.teams());
    return new IncidentWiring(
        incidents,
        markdown,
        views,
        IncidentCommands.incident(desk, incidents, f.teams(), workspaces),
        List.of(new IncidentResource(desk, incidents, f.access(), views)));
  }
}
