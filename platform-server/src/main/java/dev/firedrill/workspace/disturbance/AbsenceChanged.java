package dev.firedrill.workspace.disturbance;

import dev.firedrill.kernel.DomainEvent;
import dev.firedrill.team.TeamId;

/** On this server a bot of the team was removed from a channel, or brought back. */
public record AbsenceChanged(TeamId team) implements DomainEvent {}
