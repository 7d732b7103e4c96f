package dev.firedrill.incident.api;

import dev.firedrill.incident.Incident;
import dev.firedrill.incident.api.IncidentView.IncidentChannelView;
import dev.firedrill.incident.api.IncidentView.IncidentRoleView;
import dev.firedrill.incident.api.IncidentView.IncidentUpdateView;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.Member;
import dev.firedrill.team.Team;
import dev.firedrill.team.Teams;
import dev.firedrill.web.PersonView;
import dev.firedrill.web.TeamRefView;
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
        new IncidentChannelView(incident.channel().value(), incident.channelName()),
        incident.nextUpdateDueAt(),
        incident.roles().stream()
            .map(a -> new IncidentRoleView(a.role(), person(a.person())))
            .toList(),
        incident.updates().stream()
            .map(u ->
                new IncidentUpdateView(
                    u.id(), u.at(), person(u.by()), u.status(), u.text(), u.forPublic()))
            .toList());
  }

  public PersonView person(PersonId id) {
    @Nullable Member member = teams.person(id).orElse(null);
    return member == null
        ? new PersonView(id.value(), "Somebody", "somebody")
        : new PersonView(id.value(), member.name(), member.handle());
  }
}
