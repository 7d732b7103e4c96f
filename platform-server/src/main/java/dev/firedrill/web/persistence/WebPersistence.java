package dev.firedrill.web.persistence;

import dev.firedrill.web.IdempotencyKeys;
import org.jdbi.v3.core.Jdbi;

/** Answers of idempotent requests in PostgreSQL. */
public final class WebPersistence {
  private WebPersistence() {}

  public static IdempotencyKeys idempotencyKeys(Jdbi jdbi) {
    return new JdbiIdempotencyKeys(jdbi);
  }
}
