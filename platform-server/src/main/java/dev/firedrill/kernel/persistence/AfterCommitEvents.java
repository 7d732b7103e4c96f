package dev.firedrill.kernel.persistence;

import dev.firedrill.kernel.DomainEvent;
import dev.firedrill.kernel.DomainEvents;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds events back until the thread's transaction has committed. */
final class AfterCommitEvents implements DomainEvents {
  private static final Logger LOG = LoggerFactory.getLogger(AfterCommitEvents.class);

  private record Subscription<E extends DomainEvent>(
      Class<E> type, Consumer<? super E> subscriber) {
    void deliver(DomainEvent event) {
      if (type.isInstance(event)) {
        subscriber.accept(type.cast(event));
      }
    }
  }

  private final Jdbi jdbi;
  private final List<Subscription<?>> subscriptions = new CopyOnWriteArrayList<>();

  AfterCommitEvents(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public void publish(DomainEvent event) {
    if (subscriptions.stream().noneMatch(s -> s.type().isInstance(event))) {
      return;
    }
    Handle current = ThreadHandle.of(jdbi);
    if (current != null && current.isInTransaction()) {
      current.afterCommit(() -> deliver(event));
    } else {
      deliver(event);
    }
  }

  @Override
  public <E extends DomainEvent> void subscribe(Class<E> type, Consumer<? super E> subscriber) {
    subscriptions.add(new Subscription<>(type, subscriber));
  }

  private void deliver(DomainEvent event) {
    for (Subscription<?> subscription : subscriptions) {
      try {
        subscription.deliver(event);
      } catch (RuntimeException failure) {
        LOG.error("a subscriber failed on {}", event.getClass().getSimpleName(), failure);
      }
    }
  }
}
