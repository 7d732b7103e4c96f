package dev.firedrill.auth;

import dev.firedrill.kernel.DomainEvent;

/** A session began or ended to be projected: what its open streams told before is no longer so. */
public record ProjectorSwitched(SessionId session) implements DomainEvent {}
