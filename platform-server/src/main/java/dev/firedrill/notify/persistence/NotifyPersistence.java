package dev.firedrill.notify.persistence;

import dev.firedrill.kernel.IdSource;
import dev.firedrill.notify.Inbox;
import dev.firedrill.notify.OutboxStore;
import dev.firedrill.notify.route.RouteStore;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;

/** The outbox, inboxes and routes in PostgreSQL. */
public final class NotifyPersistence {
  private NotifyPersistence() {}

  public static OutboxStore outbox(Jdbi jdbi, IdSource ids, InstantSource clock) {
    return new JdbiOutbox(jdbi, ids, clock);
  }

  public static Inbox inbox(Jdbi jdbi) {
    return new JdbiInbox(jdbi);
  }

  public static RouteStore routes(Jdbi jdbi) {
    return new JdbiRoutes(jdbi);
  }
}
