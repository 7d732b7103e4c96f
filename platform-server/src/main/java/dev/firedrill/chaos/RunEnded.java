package dev.firedrill.chaos;

import dev.firedrill.kernel.DomainEvent;

/** A run ended or was halted and every fault of it is verified gone, superseded or stuck. */
public record RunEnded(RunId run) implements DomainEvent {}
