package dev.firedrill.telemetry.alarm.persistence;

import dev.firedrill.telemetry.alarm.AlarmStore;
import dev.firedrill.telemetry.trial.BlipStore;
import org.jdbi.v3.core.Jdbi;

/** Alarms and test blips in PostgreSQL. */
public final class AlarmPersistence {
  private AlarmPersistence() {}

  public static AlarmStore alarms(Jdbi jdbi) {
    return new JdbiAlarms(jdbi);
  }

  public static BlipStore blips(Jdbi jdbi) {
    return new JdbiBlips(jdbi);
  }
}
