package dev.firedrill.notify;

import dev.firedrill.kernel.DomainEvent;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.team.TeamId;

/** The outbox: what is left in it is stored with the caller's own change. */
public final class StoredOutbox implements Outbox {
  private final OutboxStore store;
  private final DomainEvents events;

  public StoredOutbox(OutboxStore store, DomainEvents events) {
    this.store = store;
    this.events = events;
  }

  @Override
  public void send(Notification notification) {
    if (!store.add(notification)) {
      return;
    }
    for (Target target : notification.targets()) {
      if (target instanceof Target.Inbox(var person)) {
        events.publish(new InboxChanged(person));
      }
    }
    events.publish(new Left(notification.team()));
  }

  /** Something waits to be delivered. */
  public record Left(TeamId team) implements DomainEvent {}
}
