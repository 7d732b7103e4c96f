package dev.firedrill.auth.persistence;

import dev.firedrill.auth.Credential;
import dev.firedrill.auth.Principal;
import dev.firedrill.auth.SessionId;
import dev.firedrill.auth.Sessions;
import dev.firedrill.kernel.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** Each request asks for a session, so one query brings it with its person and team. */
final class JdbiSessions implements Sessions {
  private static final String OPEN =
      """
      SELECT s.id, s.last_used_at, s.ends_at, s.projected_since,
             p.id AS person_id, p.name, p.handle, p.role,
             t.id AS team_id, t.slug AS team_slug, t.name AS team_name
      FROM session s
      JOIN person p ON p.id = s.person_id
      LEFT JOIN team_member m ON m.person_id = p.id
      LEFT JOIN team t ON t.id = m.team_id
      WHERE s.ended_at IS NULL
      """;

  private static final RowMapper<Stored> SESSION =
      (row, context) ->
          new Stored(
              new SessionId(row.getObject("id", UUID.class)),
              new Principal(
                  PrincipalRows.person(row),
                  PrincipalRows.team(row, ""),
                  new Credential.Session(projectedSince(row))),
              row.getObject("last_used_at", OffsetDateTime.class).toInstant(),
              row.getObject("ends_at", OffsetDateTime.class).toInstant());

  private static @Nullable Instant projectedSince(ResultSet row) throws SQLException {
    OffsetDateTime since = row.getObject("projected_since", OffsetDateTime.class);
    return since == null ? null : since.toInstant();
  }

  private final Jdbi jdbi;

  JdbiSessions(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public void add(NewSession session) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO session (id, token_hash, person_id, started_at, last_used_at, ends_at)
                VALUES (:id, :hash, :person, :startedAt, :startedAt, :endsAt)
                """)
            .bind("id", session.id().value())
            .bind("hash", session.tokenHash())
            .bind("person", session.person().value())
            .bind("startedAt", session.startedAt())
            .bind("endsAt", session.endsAt())
            .execute());
  }

  @Override
  public Optional<Stored> find(String tokenHash) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(OPEN + "AND s.token_hash = :hash")
            .bind("hash", tokenHash)
            .map(SESSION)
            .findOne());
  }

  @Override
  public Map<SessionId, Stored> find(Set<SessionId> sessions) {
    UUID[] ids = sessions.stream().map(SessionId::value).toArray(UUID[]::new);
    return jdbi.withHandle(handle ->
        handle.createQuery(OPEN + "AND s.id = ANY (:ids)").bind("ids", ids).map(SESSION).stream()
            .collect(Collectors.toMap(Stored::id, Function.identity())));
  }

  @Override
  public void used(SessionId session, Instant at) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                UPDATE session SET last_used_at = :at WHERE id = :id AND last_used_at < :at
                """)
            .bind("id", session.value())
            .bind("at", at)
            .execute());
  }

  @Override
  public void project(SessionId session, @Nullable Instant since) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate("UPDATE session SET projected_since = :since WHERE id = :id")
            .bind("id", session.value())
            .bind("since", since)
            .execute());
  }

  @Override
  public void end(SessionId session, Instant at) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate("UPDATE session SET ended_at = :at WHERE id = :id AND ended_at IS NULL")
            .bind("id", session.value())
            .bind("at", at)
            .execute());
  }

  @Override
  public void endAllOf(PersonId person, Instant at) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                UPDATE session SET ended_at = :at WHERE person_id = :person AND ended_at IS NULL
                """)
            .bind("person", person.value())
            .bind("at", at)
            .execute());
  }

  @Override
  public int forget(Instant before, Instant idleBefore) {
    return jdbi.withHandle(handle ->
        handle
            .createUpdate(
                """
                DELETE FROM session
                WHERE ended_at < :before OR ends_at < :before OR last_used_at < :idleBefore
                """)
            .bind("before", before)
            .bind("idleBefore", idleBefore)
            .execute());
  }
}
