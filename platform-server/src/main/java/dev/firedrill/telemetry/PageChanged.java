package dev.firedrill.telemetry;

import dev.firedrill.kernel.DomainEvent;
import dev.firedrill.team.TeamId;
import java.util.UUID;

/** A page was sent, repeated, acknowledged, escalated or closed, or a delivery of it ended. */
public record PageChanged(UUID page, TeamId team) implements DomainEvent {}
