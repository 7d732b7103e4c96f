package dev.firedrill.app.wiring;

import dev.firedrill.chaos.persistence.ChaosPersistence;
import dev.firedrill.incident.IncidentDesk;
import dev.firedrill.incident.IncidentId;
import dev.firedrill.incident.Incidents;
import dev.firedrill.incident.Markdown;
import dev.firedrill.incident.api.IncidentResource;
import dev.firedrill.incident.api.IncidentTaskResource;
import dev.firedrill.incident.api.IncidentViews;
import dev.firedrill.incident.api.QuestionResource;
import dev.firedrill.incident.api.RoleCardResource;
import dev.firedrill.incident.api.hint.HintResource;
import dev.firedrill.incident.api.status.ImpactResource;
import dev.firedrill.incident.commands.IncidentCommands;
import dev.firedrill.incident.hint.HintDesk;
import dev.firedrill.incident.markdown.CommonMark;
import dev.firedrill.incident.persistence.IncidentPersistence;
import dev.firedrill.incident.status.MeasuredImpact;
import dev.firedrill.incident.status.ServiceHealth;
import dev.firedrill.workspace.PlatformForm;
import dev.firedrill.workspace.SlashCommand;
import dev.firedrill.workspace.Workspaces;
import dev.firedrill.workspace.persistence.WorkspacePersistence;
import java.util.List;
import java.util.function.Predicate;

/** Incidents. */
record IncidentWiring(
    Incidents incidents,
    Markdown markdown,
    IncidentViews views,
    List<SlashCommand> commands,
    PlatformForm form,
    List<Object> resources) {
  static IncidentWiring on(
      Foundation f,
      WorkspaceWiring workspace,
      Predicate<IncidentId> isGraded,
      ServiceHealth health) {
    Workspaces workspaces = workspace.workspaces();
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
            f.clock(),
            isGraded);
    Markdown markdown = new CommonMark();
    IncidentViews views = new IncidentViews(f.teams());
    MeasuredImpact impact = new MeasuredImpact(health);
    IncidentCommands.WithForm incident =
        IncidentCommands.incident(
            desk,
            incidents,
            f.teams(),
            workspaces,
            open -> impact.of(open, f.clock().instant()).sentence(),
            workspace.views()::openForm);
    HintDesk hints =
        new HintDesk(
            incidents,
            f.teams(),
            workspaces,
            new HintsOfRuns(ChaosPersistence.runs(f.jdbi()), f.evidence(), f.teams()),
            IncidentPersistence.hintAsks(f.jdbi()),
            f.evidence(),
            f.transactions(),
            f.events(),
            f.clock());
    return new IncidentWiring(
        incidents,
        markdown,
        views,
        List.of(incident.command(), IncidentCommands.hint(hints, incidents, workspaces)),
        incident.form(),
        List.of(
            new IncidentResource(desk, incidents, f.access(), views),
            new IncidentTaskResource(desk, views),
            new RoleCardResource(),
            new ImpactResource(incidents, impact, f.clock()),
            new QuestionResource(
                incidents,
                WorkspacePersistence.unanswered(f.jdbi()),
                workspaces,
                f.teams(),
                f.clock()),
            new HintResource(hints, incidents, views)));
  }
}
