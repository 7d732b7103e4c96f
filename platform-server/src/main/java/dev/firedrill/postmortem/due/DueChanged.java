package dev.firedrill.postmortem.due;

import dev.firedrill.incident.IncidentId;
import dev.firedrill.kernel.DomainEvent;
import dev.firedrill.team.TeamId;

/** A postmortem is due at another time. */
public record DueChanged(IncidentId incident, TeamId team) implements DomainEvent {}
