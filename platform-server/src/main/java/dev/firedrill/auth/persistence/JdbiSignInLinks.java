package dev.firedrill.auth.persistence;

import dev.firedrill.auth.SignInLinks;
import dev.firedrill.kernel.PersonId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

final class JdbiSignInLinks implements SignInLinks {
  private static final RowMapper<Stored> LINK =
      (row, context) ->
          new Stored(
              row.getObject("id", UUID.class),
              row.getString("token_hash"),
              new PersonId(row.getObject("person_id", UUID.class)),
              row.getObject("created_at", OffsetDateTime.class).toInstant(),
              row.getObject("expires_at", OffsetDateTime.class).toInstant());

  private final Jdbi jdbi;

  JdbiSignInLinks(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public void add(Stored link) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO sign_in_link (id, token_hash, person_id, created_at, expires_at)
                VALUES (:id, :hash, :person, :createdAt, :expiresAt)
                """)
            .bind("id", link.id())
            .bind("hash", link.tokenHash())
            .bind("person", link.person().value())
            .bind("createdAt", link.createdAt())
            .bind("expiresAt", link.expiresAt())
            .execute());
  }

  @Override
  public Optional<Stored> find(String tokenHash) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT id, token_hash, person_id, created_at, expires_at
                FROM sign_in_link WHERE token_hash = :hash AND revoked_at IS NULL
                """)
            .bind("hash", tokenHash)
            .map(LINK)
            .findOne());
  }

  @Override
  public int revokeAllOf(PersonId person, Instant at) {
    return jdbi.withHandle(handle ->
        handle
            .createUpdate(
                """
                UPDATE sign_in_link SET revoked_at = :at
                WHERE person_id = :person AND revoked_at IS NULL AND expires_at > :at
                """)
            .bind("person", person.value())
            .bind("at", at)
            .execute());
  }

  @Override
  public int forget(Instant before) {
    return jdbi.withHandle(handle ->
        handle
            .createUpdate(
                """
                DELETE FROM sign_in_link WHERE expires_at < :before OR revoked_at < :before
                """)
            .bind("before", before)
            .execute());
  }
}
