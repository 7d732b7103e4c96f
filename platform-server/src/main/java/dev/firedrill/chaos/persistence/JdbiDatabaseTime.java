package dev.firedrill.chaos.persistence;

import dev.firedrill.chaos.ledger.DatabaseTime;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.Jdbi;

final class JdbiDatabaseTime implements DatabaseTime {
  private final Jdbi jdbi;

  JdbiDatabaseTime(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public Instant now() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT clock_timestamp()")
            .mapTo(OffsetDateTime.class)
            .one()
            .toInstant());
  }
}
