package dev.firedrill.telemetry;

import dev.firedrill.kernel.DomainEvent;
import dev.firedrill.team.TeamId;

/** A team's rota, overrides, routes or silences were changed. */
public record OnCallChanged(TeamId team) implements DomainEvent {}
