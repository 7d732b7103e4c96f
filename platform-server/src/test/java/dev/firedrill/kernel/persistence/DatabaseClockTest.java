package dev.firedrill.kernel.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.testing.TestDatabase;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DatabaseClockTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private int readings;

  @Test
  void whatItTellsComesBackFromTheDatabaseAsItWas() {
    InstantSource clock =
        KernelPersistence.databaseClock(
            DATABASE.jdbi(),
            () -> Instant.parse("2026-11-22T12:00:00Z").plusNanos(777L * readings++));

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
