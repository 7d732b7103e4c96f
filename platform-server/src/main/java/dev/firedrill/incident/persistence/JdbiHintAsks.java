package dev.firedrill.incident.persistence;

import dev.firedrill.incident.IncidentId;
import dev.firedrill.incident.hint.HintAsks;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

final class JdbiHintAsks implements HintAsks {
  private final Jdbi jdbi;

  JdbiHintAsks(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public Optional<Instant> last(IncidentId incident) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT asked_at FROM incident_hint_ask WHERE incident_id = :id")
            .bind("id", incident.value())
            .map((row, context) -> Utc.read(row, "asked_at"))
            .findOne());
  }

  @Override
  public void asked(IncidentId incident, Instant at) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO incident_hint_ask (incident_id, asked_at) VALUES (:id, :at)
                ON CONFLICT (incident_id) DO UPDATE SET asked_at = excluded.asked_at
                """)
            .bind("id", incident.value())
            .bind("at", Utc.of(at))
            .execute());
  }
}
