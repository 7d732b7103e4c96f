package dev.firedrill.postmortem.presence;

import dev.firedrill.incident.IncidentId;
import dev.firedrill.kernel.DomainEvent;
import dev.firedrill.team.TeamId;

/** Somebody opened a postmortem for writing or left it. */
public record EditorsChanged(IncidentId incident, TeamId team) implements DomainEvent {}
