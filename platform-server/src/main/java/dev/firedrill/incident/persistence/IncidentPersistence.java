package dev.firedrill.incident.persistence;

import dev.firedrill.incident.Incidents;
import dev.firedrill.incident.hint.HintAsks;
import dev.firedrill.incident.status.StatusPages;
import org.jdbi.v3.core.Jdbi;

/** Incidents in PostgreSQL. */
public final class IncidentPersistence {
  private IncidentPersistence() {}

  public static Incidents incidents(Jdbi jdbi) {
    return new JdbiIncidents(jdbi);
  }

  public static HintAsks hintAsks(Jdbi jdbi) {
    return new JdbiHintAsks(jdbi);
  }

  public static StatusPages statusPages(Jdbi jdbi) {
    return new JdbiStatusPages(jdbi);
  }
}
