package dev.firedrill.notify;

import dev.firedrill.kernel.DomainEvent;
import dev.firedrill.team.TeamId;
import java.util.UUID;

/** An attempt to deliver something about the subject ended. */
public record DeliveryEnded(UUID subject, TeamId team) implements DomainEvent {}
