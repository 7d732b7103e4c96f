package dev.firedrill.postmortem.persistence;

import dev.firedrill.incident.IncidentId;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.postmortem.presence.Editors;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

final class JdbiEditors implements Editors {
  private final Jdbi jdbi;

  JdbiEditors(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public boolean arrive(IncidentId incident, PersonId person, Instant now) {
    return jdbi.inTransaction(handle -> {
      int known =
          handle
              .createUpdate(
                  """
                  UPDATE postmortem_editor SET seen_at = :now
                  WHERE incident_id = :incident AND person_id = :person AND seen_at > :since
                  """)
              .bind("incident", incident.value())
              .bind("person", person.value())
              .bind("now", Utc.of(now))
              .bind("since", Utc.of(now.minus(LEASE)))
              .execute();
      if (known > 0) {
        return false;
      }
      handle
          .createUpdate(
              """
              INSERT INTO postmortem_editor (incident_id, person_id, arrived_at, seen_at)
              VALUES (:incident, :person, :now, :now)
              ON CONFLICT (incident_id, person_id)
              DO UPDATE SET arrived_at = :now, seen_at = :now
              """)
          .bind("incident", incident.value())
          .bind("person", person.value())
          .bind("now", Utc.of(now))
          .execute();
      return true;
    });
  }

  @Override
  public void leave(IncidentId incident, PersonId person) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                DELETE FROM postmortem_editor
                WHERE incident_id = :incident AND person_id = :person
                """)
            .bind("incident", incident.value())
            .bind("person", person.value())
            .execute());
  }

  @Override
  public List<PersonId> present(IncidentId incident, Instant now) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT person_id FROM postmortem_editor
                WHERE incident_id = :incident AND seen_at > :since ORDER BY arrived_at, person_id
                """)
            .bind("incident", incident.value())
            .bind("since", Utc.of(now.minus(LEASE)))
            .map((row, _) -> new PersonId(row.getObject("person_id", UUID.class)))
            .list());
  }
}
