package dev.firedrill.workspace.disturbance;

import dev.firedrill.kernel.DomainEvent;

/** A rule was put in force or removed on this server. */
public record ChatRulesChanged() implements DomainEvent {}
