package dev.firedrill.flag;

import dev.firedrill.kernel.DomainEvent;

/** A flag was switched and the switch committed. */
public record FlagChanged(Flag flag) implements DomainEvent {}
