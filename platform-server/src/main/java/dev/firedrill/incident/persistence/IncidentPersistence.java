package dev.firedrill.incident.persistence;

import dev.firedrill.incident.Incidents;
import dev.firedrill.incident.Postmortems;
import dev.firedrill.incident.status.StatusPages;
import org.jdbi.v3.core.Jdbi;

/** Incidents and postmortems in PostgreSQL. */
public final class IncidentPersistence {
  private IncidentPersistence() {}

  public static Incidents incidents(Jdbi jdbi) {
    return new JdbiIncidents(jdbi);
  }

  public static Postmortems postmortems(Jdbi jdbi) {
    return new JdbiPostmortems(jdbi);
  }

  public static StatusPages statusPages(Jdbi jdbi) {
    return new JdbiStatusPages(jdbi);
  }
}
