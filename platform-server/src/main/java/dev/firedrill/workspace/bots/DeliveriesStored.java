package dev.firedrill.workspace.bots;

import dev.firedrill.kernel.DomainEvent;
import java.util.List;

/** Events for bots that are connected here were committed and can be sent. */
public record DeliveriesStored(List<Delivery> deliveries) implements DomainEvent {}
