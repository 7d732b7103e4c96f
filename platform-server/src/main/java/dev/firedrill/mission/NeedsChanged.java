package dev.firedrill.mission;

import dev.firedrill.kernel.DomainEvent;
import dev.firedrill.team.TeamId;

/** A question of the team was answered, or nobody of staff is on a need of it any more. */
public record NeedsChanged(TeamId team) implements DomainEvent {}
