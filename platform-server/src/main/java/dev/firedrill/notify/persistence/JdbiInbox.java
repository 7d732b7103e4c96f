package dev.firedrill.notify.persistence;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.notify.Delivery;
import dev.firedrill.notify.Inbox;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

final class JdbiInbox implements Inbox {
  private final Jdbi jdbi;

  JdbiInbox(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  private record Line(UUID notification, Item item) {}

  @Override
  public List<Item> list(PersonId person, @Nullable UUID before, int limit) {
    return jdbi.withHandle(handle -> {
      List<Line> lines =
          handle
              .createQuery(
                  """
                  SELECT d.id, d.notification_id, d.read_at, n.created_at, n.kind, n.title, n.text,
                      n.href
                  FROM delivery d JOIN notification n ON n.id = d.notification_id
                  WHERE d.channel = 'INBOX' AND d.person_id = :person
                    AND (:before::uuid IS NULL OR d.id < :before)
                  ORDER BY d.id DESC LIMIT :limit
                  """)
              .bind("person", person.value())
              .bind("before", before)
              .bind("limit", limit)
              .map((row, context) ->
                  new Line(
                      row.getObject("notification_id", UUID.class),
                      new Item(
                          row.getObject("id", UUID.class),
                          Rows.time(row, "created_at"),
                          row.getString("kind"),
                          row.getString("title"),
                          row.getString("text"),
                          row.getString("href"),
                          row.getObject("read_at") != null,
                          List.of())))
              .list();
      Map<UUID, List<Delivery>> deliveries =
          lines.isEmpty()
              ? Map.of()
              : handle
                  .createQuery(
                      """
                      SELECT d.id, d.notification_id, n.team_id, n.subject, d.channel, d.person_id,
                          d.address, d.webhook_id, d.state, d.attempts, d.ended_at, d.error
                      FROM delivery d JOIN notification n ON n.id = d.notification_id
                      WHERE d.notification_id = ANY(:ids) ORDER BY d.id
                      """)
                  .bindArray("ids", UUID.class, lines.stream().map(Line::notification).toList())
                  .map(Rows.DELIVERY)
                  .stream()
                  .collect(Collectors.groupingBy(Delivery::notification));
      return lines.stream()
          .map(line -> with(line.item, deliveries.getOrDefault(line.notification, List.of())))
          .toList();
    });
  }

  private static Item with(Item item, List<Delivery> deliveries) {
    return new Item(
        item.id(),
        item.at(),
        item.kind(),
        item.title(),
        item.text(),
        item.href(),
        item.read(),
        deliveries);
  }

  @Override
  public int unread(PersonId person) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT count(*) FROM delivery
                WHERE channel = 'INBOX' AND person_id = :person AND read_at IS NULL
                """)
            .bind("person", person.value())
            .mapTo(Integer.class)
            .one());
  }

  @Override
  public void read(PersonId person, Collection<UUID> items, Instant at) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                UPDATE delivery SET read_at = :at
                WHERE channel = 'INBOX' AND person_id = :person AND read_at IS NULL
                  AND (:all OR id = ANY(:ids))
                """)
            .bind("person", person.value())
            .bind("at", Rows.utc(at))
            .bind("all", items.isEmpty())
            .bindArray("ids", UUID.class, List.copyOf(items))
            .execute());
  }
}
