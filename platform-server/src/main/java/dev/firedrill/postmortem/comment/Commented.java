package dev.firedrill.postmortem.comment;

import dev.firedrill.incident.IncidentId;
import dev.firedrill.kernel.DomainEvent;
import dev.firedrill.team.TeamId;
import java.util.UUID;

/** A thread of comments changed; {@code staffOnly}: in a way that the team may not learn of. */
public record Commented(IncidentId incident, TeamId team, UUID thread, boolean staffOnly)
    implements DomainEvent {}
