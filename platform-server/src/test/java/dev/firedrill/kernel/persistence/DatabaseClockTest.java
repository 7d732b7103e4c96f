package dev.firedrill.kernel.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.testing.TestDatabase;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DatabaseClockTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @Test
  void whatItTellsComesBackFromTheDatabaseAsItWas() {
    AtomicLong readings = new AtomicLong();
    InstantSource clock =
        KernelPersistence.databaseClock(
            DATABASE.jdbi(), InstantSource.fixed(Instant.parse("2026-11-22T12:00:00.123456789Z")));

    Instant told = clock.instant();

    assertThat(
            DATABASE
                .jdbi()
                .withHandle(handle ->
                    handle
                        .createQuery("SELECT CAST(:told AS timestamptz)")
                        .bind("told", told.atOffset(ZoneOffset.UTC))
                        .mapTo(OffsetDateTime.class)
                        .one())
                .toInstant())
        .isEqualTo(told);
  }
}
