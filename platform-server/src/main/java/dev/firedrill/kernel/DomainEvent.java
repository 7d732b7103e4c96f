package dev.firedrill.kernel;

/** Something that happened in a feature and that others may want to hear of. Immutable. */
public interface DomainEvent {}
