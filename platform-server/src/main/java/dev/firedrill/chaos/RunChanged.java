package dev.firedrill.chaos;

import dev.firedrill.kernel.DomainEvent;

/** A run or one of its steps changed state. */
public record RunChanged(RunId run) implements DomainEvent {}
