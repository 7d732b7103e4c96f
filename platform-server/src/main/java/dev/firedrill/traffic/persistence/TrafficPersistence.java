package dev.firedrill.traffic.persistence;

import dev.firedrill.traffic.Stretches;
import org.jdbi.v3.core.Jdbi;

/** Stretches of load in PostgreSQL. */
public final class TrafficPersistence {
  private TrafficPersistence() {}

  public static Stretches stretches(Jdbi jdbi) {
    return new JdbiStretches(jdbi);
  }
}
