package dev.firedrill.web.persistence;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.web.IdempotencyKeys;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

final class JdbiIdempotencyKeys implements IdempotencyKeys {
  private static final String CLAIM =
      """
      INSERT INTO idempotency_key AS known (person_id, key, request_hash, claimed_at)
      VALUES (:person, :key, :hash, :now)
      ON CONFLICT (person_id, key) DO UPDATE
      SET request_hash = :hash, claimed_at = :now, status = NULL, headers = '{}', body = NULL
      WHERE known.claimed_at <= :keptSince
         OR (known.status IS NULL AND known.claimed_at <= :workedOnSince)
      """;

  private final Jdbi jdbi;

  JdbiIdempotencyKeys(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public Claim claim(PersonId person, String key, String requestHash, Instant now) {
    return jdbi.withHandle(handle -> {
      int claimed =
          handle
              .createUpdate(CLAIM)
              .bind("person", person.value())
              .bind("key", key)
              .bind("hash", requestHash)
              .bind("now", now)
              .bind("keptSince", now.minus(KEPT))
              .bind("workedOnSince", now.minus(ABANDONED))
              .execute();
      return claimed == 1 ? new Claim.Fresh() : known(handle, person, key, requestHash);
    });
  }

  private static Claim known(Handle handle, PersonId person, String key, String requestHash) {
    return handle
        .createQuery(
            """
            SELECT request_hash, status, headers, body FROM idempotency_key
            WHERE person_id = :person AND key = :key
            """)
        .bind("person", person.value())
        .bind("key", key)
        .map((row, context) -> claim(row, requestHash))
        .findOne()
        // Released between the two statements: its owner was refused, so asking again is right.
        .orElseGet(Claim.InProgress::new);
  }

  private static Claim claim(ResultSet row, String requestHash) throws SQLException {
    if (!row.getString("request_hash").equals(requestHash)) {
      return new Claim.Other();
    }
    int status = row.getInt("status");
    if (row.wasNull()) {
      return new Claim.InProgress();
    }
    String[] headers = (String[]) row.getArray("headers").getArray();
    return new Claim.Answered(new Answer(status, List.of(headers), row.getBytes("body")));
  }

  @Override
  public void complete(PersonId person, String key, Answer answer) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                UPDATE idempotency_key SET status = :status, headers = :headers, body = :body
                WHERE person_id = :person AND key = :key AND status IS NULL
                """)
            .bind("person", person.value())
            .bind("key", key)
            .bind("status", answer.status())
            .bind("headers", answer.headers().toArray(String[]::new))
            .bind("body", answer.body())
            .execute());
  }

  @Override
  public void release(PersonId person, String key) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                DELETE FROM idempotency_key
                WHERE person_id = :person AND key = :key AND status IS NULL
                """)
            .bind("person", person.value())
            .bind("key", key)
            .execute());
  }

  @Override
  public int forget(Instant before) {
    return jdbi.withHandle(handle ->
        handle
            .createUpdate("DELETE FROM idempotency_key WHERE claimed_at < :before")
            .bind("before", before)
            .execute());
  }
}
