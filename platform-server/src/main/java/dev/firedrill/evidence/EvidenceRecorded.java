package dev.firedrill.evidence;

import dev.firedrill.kernel.DomainEvent;

/** A fact was written down and committed. */
public record EvidenceRecorded(EvidenceEvent event) implements DomainEvent {}
