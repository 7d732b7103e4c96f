package dev.firedrill.postmortem;

import dev.firedrill.incident.IncidentId;
import dev.firedrill.kernel.DomainEvent;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;

/** A postmortem was saved or handed in. */
public record PostmortemChanged(
    IncidentId incident, TeamId team, long version, PersonId updatedBy, boolean submitted)
    implements DomainEvent {}
