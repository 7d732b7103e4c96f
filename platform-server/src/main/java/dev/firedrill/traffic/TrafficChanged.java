package dev.firedrill.traffic;

import dev.firedrill.kernel.DomainEvent;

/** A stretch began or was stopped on this server. */
public record TrafficChanged() implements DomainEvent {}
