package dev.firedrill.incident.api;

import dev.firedrill.incident.Incident;
import dev.firedrill.incident.api.IncidentView.IncidentChannelView;
import dev.firedrill.incident.api.IncidentView.IncidentRoleView;
import dev.firedrill.incident.api.IncidentView.IncidentTaskView;
import dev.firedrill.incident.api.IncidentView.IncidentUpdateView;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.Member;
import dev.firedrill.team.Team;
import dev.firedrill.team.Teams;
import dev.firedrill.web.PersonView;
import dev.firedrill.web.TeamRefView;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Incidents as the API and the live stream show them. */
public final class IncidentViews {
  private final Teams teams;

  public IncidentViews(Teams teams) {
    this.teams = teams;
  }

  public IncidentView view(Incident incident) {
    Team team = teams.get(incident.team());
    return new IncidentView(
        incident.id().value(),
        incident.number(),
        new TeamRefView(team.id().value(), team.slug().value(), team.name()),
        incident.title(),
        incident.severity(),
        incident.status(),
        incident.declaredAt(),
        person(incident.declaredBy()),
        incident.mitigatedAt(),
        incident.resolvedAt(),
        incident.reopenedAt(),
        incident.mergedInto() == null ? null : incident.mergedInto().value(),
        new IncidentChannelView(incident.channel().value(), incident.channelName()),
        incident.nextUpdateDueAt(),
        incident.severity().cadence().map(Duration::toMinutes).orElse(null),
        incident.roles().stream()
            .map(a -> new IncidentRoleView(a.role(), person(a.person())))
            .toList(),
        incident.tasks().stream().map(this::task).toList(),
        incident.updates().stream().map(this::update).toList());
  }

  private IncidentTaskView task(Incident.Task task) {
    return new IncidentTaskView(
        task.number(),
        task.text(),
        task.assignee() == null ? null : person(task.assignee()),
        task.createdAt(),
        person(task.createdBy()),
        task.doneAt(),
        task.doneBy() == null ? null : person(task.doneBy()));
  }

  private IncidentUpdateView update(Incident.Update update) {
    return new IncidentUpdateView(
        update.id(),
        update.at(),
        person(update.by()),
        update.status(),
        update.text(),
        update.impact(),
        update.nextUpdateMinutes(),
        update.forPublic(),
        update.inRoom(),
        update.toStakeholders());
  }

  public PersonView person(PersonId id) {
    @Nullable Member member = teams.person(id).orElse(null);
    return member == null
        ? new PersonView(id.value(), "Somebody", "somebody")
        : new PersonView(id.value(), member.name(), member.handle());
  }
}
