package dev.firedrill.flag;

import dev.firedrill.kernel.DomainEvent;

/** A flag or what is planned for it changed, and the change committed. */
public record FlagChanged(Flag flag) implements DomainEvent {}
