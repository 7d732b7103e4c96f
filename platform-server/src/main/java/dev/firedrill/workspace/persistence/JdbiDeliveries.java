package dev.firedrill.workspace.persistence;

import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import dev.firedrill.workspace.bots.Deliveries;
import dev.firedrill.workspace.bots.Delivery;
import dev.firedrill.workspace.bots.Ticket;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

final class JdbiDeliveries implements Deliveries {
  private static final String INSERT =
      """
      INSERT INTO workspace_delivery
        (id, team_id, environment, payload, created_at, due_at, sends)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """;

  private final Jdbi jdbi;

  JdbiDeliveries(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public void add(List<Delivery> deliveries, Instant now, boolean sent) {
    jdbi.useHandle(handle -> {
      // Plain JDBC: it is done for every message of every user and bot (ADR 0022).
      try (PreparedStatement insert = handle.getConnection().prepareStatement(INSERT)) {
        for (Delivery delivery : deliveries) {
          insert.setObject(1, delivery.id());
          insert.setObject(2, delivery.bot().team().value());
          insert.setString(3, delivery.bot().environment().name());
          insert.setString(4, delivery.payload());
          insert.setObject(5, utc(now));
          insert.setObject(6, utc(sent ? now.plus(PATIENCE) : now));
          insert.setInt(7, sent ? 1 : 0);
          if (deliveries.size() > 1) {
            insert.addBatch();
          }
        }
        if (deliveries.size() > 1) {
          insert.executeBatch();
        } else {
          insert.executeUpdate();
        }
      } catch (SQLException failed) {
        throw new UnableToExecuteStatementException(failed, null);
      }
    });
  }

  @Override
  public void acknowledged(Collection<UUID> ids) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate("DELETE FROM workspace_delivery WHERE id = ANY (:ids)")
            .bindArray("ids", UUID.class, ids)
            .execute());
  }

  @Override
  public void release(Collection<UUID> ids, Instant now) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                UPDATE workspace_delivery SET due_at = :now, reason = 'connection_closed'
                WHERE id = ANY (:ids)
                """)
            .bindArray("ids", UUID.class, ids)
            .bind("now", utc(now))
            .execute());
  }

  @Override
  public List<Delivery> claim(Set<TeamEnvironment> bots, Instant now, int limit) {
    // A row that was sent and is due again has timed out, unless its connection closed. After the
    // third time it is due once more, to be dropped by purge.
    String sql =
        """
        WITH due AS (
          SELECT d.id, d.due_at, d.reason AS why,
            CASE WHEN d.sends > 0 AND d.reason = 'timeout' THEN 1 ELSE 0 END AS timed_out
          FROM workspace_delivery d
          WHERE d.due_at <= :now AND d.created_at > :oldest
            AND (d.timeouts < 3 OR d.reason = 'connection_closed')
            AND EXISTS (
              SELECT 1 FROM unnest(:teams, :environments) AS b (team_id, environment)
              WHERE b.team_id = d.team_id AND b.environment = d.environment)
          ORDER BY d.due_at, d.created_at LIMIT :limit
          FOR UPDATE OF d SKIP LOCKED
        )
        UPDATE workspace_delivery d
        SET sends = d.sends + 1, timeouts = d.timeouts + due.timed_out, reason = 'timeout',
          due_at = :now + CASE d.timeouts + due.timed_out
            WHEN 1 THEN interval '1 minute' WHEN 2 THEN interval '5 minutes'
            ELSE interval '3 seconds' END
        FROM due WHERE d.id = due.id
        RETURNING d.id, d.team_id, d.environment, d.payload, d.sends - 1 AS attempt, due.why,
          d.created_at
        """;
    return jdbi.withHandle(handle ->
        handle
            .createQuery(sql)
            .bind("now", utc(now))
            .bind("oldest", utc(now.minus(MAX_AGE)))
            .bindArray("teams", UUID.class, bots.stream().map(bot -> bot.team().value()).toList())
            .bindArray(
                "environments",
                String.class,
                bots.stream().map(bot -> bot.environment().name()).toList())
            .bind("limit", limit)
            .map((row, context) ->
                Map.entry(
                    row.getObject("created_at", OffsetDateTime.class).toInstant(),
                    new Delivery(
                        row.getObject("id", UUID.class),
                        new TeamEnvironment(
                            new TeamId(row.getObject("team_id", UUID.class)),
                            EnvironmentName.valueOf(row.getString("environment"))),
                        row.getString("payload"),
                        row.getInt("attempt"),
                        row.getString("why"),
                        null)))
            .list()
            .stream()
            .sorted(Map.Entry.comparingByKey())
            .map(Map.Entry::getValue)
            .toList());
  }

  @Override
  public void purge(Instant now) {
    jdbi.useHandle(handle -> {
      handle
          .createUpdate(
              """
              DELETE FROM workspace_delivery
              WHERE created_at <= :oldest OR (timeouts >= 3 AND due_at <= :now)
              """)
          .bind("oldest", utc(now.minus(MAX_AGE)))
          .bind("now", utc(now))
          .execute();
      handle
          .createUpdate("DELETE FROM workspace_ticket WHERE expires_at <= :now")
          .bind("now", utc(now))
          .execute();
    });
  }

  @Override
  public void addTicket(String secret, Ticket ticket, Instant expiresAt) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO workspace_ticket
                  (hash, team_id, environment, track, protocol, expires_at)
                VALUES (:hash, :team, :environment, :track, :protocol, :expiresAt)
                """)
            .bind("hash", TokenHash.of(secret))
            .bind("team", ticket.bot().team().value())
            .bind("environment", ticket.bot().environment())
            .bind("track", ticket.track())
            .bind("protocol", ticket.protocol())
            .bind("expiresAt", utc(expiresAt))
            .execute());
  }

  @Override
  public Optional<Ticket> redeemTicket(String secret, Instant now) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                DELETE FROM workspace_ticket WHERE hash = :hash
                RETURNING team_id, environment, track, protocol, expires_at
                """)
            .bind("hash", TokenHash.of(secret))
            .map((row, context) ->
                row.getObject("expires_at", OffsetDateTime.class).toInstant().isAfter(now)
                    ? Optional.of(
                        new Ticket(
                            new TeamEnvironment(
                                new TeamId(row.getObject("team_id", UUID.class)),
                                EnvironmentName.valueOf(row.getString("environment"))),
                            row.getString("track"),
                            Ticket.Protocol.valueOf(row.getString("protocol"))))
                    : Optional.<Ticket>empty())
            .findOne()
            .flatMap(found -> found));
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
