package dev.firedrill.automation;

import dev.firedrill.kernel.DomainEvent;
import dev.firedrill.team.TeamId;
import java.util.UUID;

/** A rule was changed or did something. */
public record AutomationChanged(UUID rule, TeamId team) implements DomainEvent {}
