package dev.firedrill.automation;

import dev.firedrill.kernel.DomainEvent;
import dev.firedrill.team.TeamId;
import java.util.UUID;

/** A run of a runbook began, went on or ended. */
public record RunbookRunChanged(UUID run, TeamId team) implements DomainEvent {}
