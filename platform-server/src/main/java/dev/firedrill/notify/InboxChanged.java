package dev.firedrill.notify;

import dev.firedrill.kernel.DomainEvent;
import dev.firedrill.kernel.PersonId;

/** A person's inbox got something or was read. */
public record InboxChanged(PersonId person) implements DomainEvent {}
