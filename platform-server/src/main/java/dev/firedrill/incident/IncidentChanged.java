package dev.firedrill.incident;

import dev.firedrill.kernel.DomainEvent;
import dev.firedrill.team.TeamId;

/** An incident was declared, updated, resolved or changed its roles. */
public record IncidentChanged(IncidentId incident, TeamId team) implements DomainEvent {}
