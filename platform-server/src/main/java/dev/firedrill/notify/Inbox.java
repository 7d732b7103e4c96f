package dev.firedrill.notify;

import dev.firedrill.kernel.PersonId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people were told in the browser. All calls join the transaction. */
public interface Inbox {
  /** One thing somebody was told. */
  record Item(
      UUID id,
      Instant at,
      String kind,
      String title,
      String text,
      @Nullable String href,
      boolean read,
      List<Delivery> deliveries) {}

  /** Newest first, those before the item when one is given. */
  List<Item> list(PersonId person, @Nullable UUID before, int limit);

  int unread(PersonId person);

  /** Marks as read; none means all. */
  void read(PersonId person, Collection<UUID> items, Instant at);
}
