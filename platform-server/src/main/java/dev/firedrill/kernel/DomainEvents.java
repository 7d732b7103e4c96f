package dev.firedrill.kernel;

import java.util.function.Consumer;

/**
 * How features talk upward: they publish, the composition root subscribes. An event published
 * inside a transaction is delivered after its commit and never when it rolled back; outside of one
 * it is delivered at once. Delivery is on the publishing thread, in order; a subscriber that fails
 * is logged and does not disturb the others or the publisher. Events are hints, not truth: a
 * subscriber must be able to find what it missed in the database.
 */
public interface DomainEvents {
  void publish(DomainEvent event);

  <E extends DomainEvent> void subscribe(Class<E> type, Consumer<? super E> subscriber);
}
