package dev.firedrill.notify.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.firedrill.kernel.IdSource;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.notify.Delivery;
import dev.firedrill.notify.Notification;
import dev.firedrill.notify.OutboxStore;
import dev.firedrill.notify.Parcel;
import dev.firedrill.notify.Target;
import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

final class JdbiOutbox implements OutboxStore {
  private static final JsonMapper JSON = new JsonMapper();

  private final Jdbi jdbi;
  private final IdSource ids;
  private final InstantSource clock;

  JdbiOutbox(Jdbi jdbi, IdSource ids, InstantSource clock) {
    this.jdbi = jdbi;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public boolean add(Notification notification) {
    UUID id = ids.next();
    Instant now = clock.instant();
    return jdbi.inTransaction(handle -> {
      int added =
          handle
              .createUpdate(
                  """
                  INSERT INTO notification (id, key, team_id, subject, kind, title, text, href,
                      facts, people, created_at)
                  VALUES (:id, :key, :team, :subject, :kind, :title, :text, :href, :facts, :people,
                      :now)
                  ON CONFLICT (key) DO NOTHING
                  """)
              .bind("id", id)
              .bind("key", notification.key())
              .bind("team", notification.team().value())
              .bind("subject", notification.subject())
              .bind("kind", notification.kind())
              .bind("title", notification.title())
              .bind("text", notification.text())
              .bind("href", notification.href())
              .bind("facts", json(notification.facts()))
              .bindArray(
                  "people",
                  UUID.class,
                  notification.people().stream().map(PersonId::value).toList())
              .bind("now", Rows.utc(now))
              .execute();
      if (added == 0) {
        return false;
      }
      for (Target target : notification.targets()) {
        insert(handle, id, target, now);
      }
      return true;
    });
  }

  private void insert(Handle handle, UUID notification, Target target, Instant now) {
    boolean done = target instanceof Target.Inbox;
    handle
        .createUpdate(
            """
            INSERT INTO delivery (id, notification_id, channel, person_id, address, webhook_id,
                state, next_at, ended_at)
            VALUES (:id, :notification, :channel, :person, :address, :webhook, :state, :now, :ended)
            """)
        .bind("id", ids.next())
        .bind("notification", notification)
        .bind("channel", target.channel().name())
        .bind("person", target instanceof Target.Inbox(PersonId person) ? person.value() : null)
        .bind("address", target instanceof Target.Mail(String address) ? address : null)
        .bind("webhook", target instanceof Target.Webhook(UUID webhook) ? webhook : null)
        .bind("state", done ? "DELIVERED" : "PENDING")
        .bind("now", Rows.utc(now))
        .bind("ended", done ? Rows.utc(now) : null)
        .execute();
  }

  private static String json(Map<String, Object> facts) {
    try {
      return JSON.writeValueAsString(facts);
    } catch (JsonProcessingException notPlain) {
      throw new IllegalArgumentException("facts must be plain JSON values", notPlain);
    }
  }

  @Override
  public List<Parcel> claim(Claim wanted, Instant now, Instant again) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                WITH ranked AS (
                  SELECT d.id, d.next_at,
                      row_number() OVER (PARTITION BY n.team_id ORDER BY d.next_at, d.id) AS turn
                  FROM delivery d JOIN notification n ON n.id = d.notification_id
                  WHERE d.state = 'PENDING' AND d.next_at <= :now AND d.channel = :channel
                    AND n.team_id <> ALL(:without)
                ), due AS (
                  SELECT d.id, r.turn FROM ranked r JOIN delivery d ON d.id = r.id
                  WHERE r.turn <= :limitOfTeam AND d.state = 'PENDING' AND d.next_at <= :now
                  ORDER BY r.turn, r.next_at, d.id LIMIT :limit
                  FOR UPDATE OF d SKIP LOCKED
                ), taken AS (
                  UPDATE delivery d SET attempts = attempts + 1, next_at = :again
                  FROM due WHERE d.id = due.id
                  RETURNING d.*, due.turn
                )
                SELECT t.id, t.attempts, t.channel, t.person_id, t.address, t.webhook_id,
                    n.team_id, n.subject, n.kind, n.title, n.text, n.href, n.facts, n.people,
                    n.created_at
                FROM taken t JOIN notification n ON n.id = t.notification_id
                ORDER BY t.turn, n.created_at, t.id
                """)
            .bind("channel", wanted.channel().name())
            .bind("limit", wanted.limit())
            .bind("limitOfTeam", wanted.limitOfTeam())
            .bindArray("without", UUID.class, wanted.without().stream().map(TeamId::value).toList())
            .bind("now", Rows.utc(now))
            .bind("again", Rows.utc(again))
            .map((row, context) ->
                new Parcel(
                    row.getObject("id", UUID.class),
                    row.getInt("attempts"),
                    new TeamId(row.getObject("team_id", UUID.class)),
                    row.getObject("subject", UUID.class),
                    row.getString("kind"),
                    row.getString("title"),
                    row.getString("text"),
                    row.getString("href"),
                    row.getString("facts"),
                    Stream.of((UUID[]) row.getArray("people").getArray())
                        .map(PersonId::new)
                        .toList(),
                    Rows.time(row, "created_at"),
                    Rows.target(row)))
            .list());
  }

  @Override
  public void delivered(UUID delivery, Instant at) {
    jdbi.useHandle(handle ->
        handle.execute(
            "UPDATE delivery SET state = 'DELIVERED', ended_at = ?, error = NULL WHERE id = ?",
            Rows.utc(at),
            delivery));
  }

  @Override
  public void failed(UUID delivery, String error, Instant at, @Nullable Instant next) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                UPDATE delivery
                SET state = :state, error = :error, ended_at = :ended,
                    next_at = coalesce(:next, next_at)
                WHERE id = :id
                """)
            .bind("id", delivery)
            .bind("state", next == null ? "FAILED" : "PENDING")
            .bind("error", error)
            .bind("ended", next == null ? Rows.utc(at) : null)
            .bind("next", next == null ? null : Rows.utc(next))
            .execute());
  }

  @Override
  public List<Delivery> about(Collection<UUID> subjects) {
    if (subjects.isEmpty()) {
      return List.of();
    }
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT d.id, d.notification_id, n.team_id, n.subject, d.channel, d.person_id,
                    d.address, d.webhook_id, d.state, d.attempts, d.ended_at, d.error
                FROM delivery d JOIN notification n ON n.id = d.notification_id
                WHERE n.subject = ANY(:subjects)
                ORDER BY n.created_at, d.id
                """)
            .bindArray("subjects", UUID.class, List.copyOf(subjects))
            .map(Rows.DELIVERY)
            .list());
  }

  @Override
  public int count(TeamId team, String kind, Instant since) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT count(*) FROM notification
                WHERE team_id = :team AND kind = :kind AND created_at > :since
                """)
            .bind("team", team.value())
            .bind("kind", kind)
            .bind("since", Rows.utc(since))
            .mapTo(Integer.class)
            .one());
  }

  @Override
  public List<Delivery> latestByWay(TeamId team, Collection<String> kinds) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT DISTINCT ON (d.channel, d.address, d.webhook_id)
                    d.id, d.notification_id, n.team_id, n.subject, d.channel, d.person_id,
                    d.address, d.webhook_id, d.state, d.attempts, d.ended_at, d.error
                FROM delivery d JOIN notification n ON n.id = d.notification_id
                WHERE n.team_id = :team AND n.kind = ANY(:kinds) AND d.ended_at IS NOT NULL
                ORDER BY d.channel, d.address, d.webhook_id, d.ended_at DESC
                """)
            .bind("team", team.value())
            .bindArray("kinds", String.class, List.copyOf(kinds))
            .map(Rows.DELIVERY)
            .list());
  }

  @Override
  public int forget(Instant before) {
    return jdbi.inTransaction(handle -> {
      handle
          .createUpdate(
              """
              DELETE FROM delivery WHERE state <> 'PENDING' AND notification_id IN
                (SELECT id FROM notification WHERE created_at < :before)
              """)
          .bind("before", Rows.utc(before))
          .execute();
      return handle
          .createUpdate(
              """
              DELETE FROM notification n WHERE created_at < :before
                AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.notification_id = n.id)
              """)
          .bind("before", Rows.utc(before))
          .execute();
    });
  }
}
