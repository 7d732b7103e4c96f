package dev.firedrill.telemetry.alarm;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.telemetry.AlarmState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of an alarm's history; the id orders them. */
public record AlarmEntry(
    long id,
    UUID alarm,
    Instant at,
    Kind kind,
    @Nullable AlarmState from,
    @Nullable AlarmState to,
    String reason,
    @Nullable Double value,
    @Nullable PersonId by) {
  /** What happened. */
  public enum Kind {
    STATE,
    DEFINITION,
    TEST,
    SILENCED
  }
}
