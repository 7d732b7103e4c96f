package dev.firedrill.telemetry.alarm.persistence;

import dev.firedrill.telemetry.alarm.AlarmStore;
import org.jdbi.v3.core.Jdbi;

/** Alarms in PostgreSQL. */
public final class AlarmPersistence {
  private AlarmPersistence() {}

  public static AlarmStore alarms(Jdbi jdbi) {
    return new JdbiAlarms(jdbi);
  }
}
