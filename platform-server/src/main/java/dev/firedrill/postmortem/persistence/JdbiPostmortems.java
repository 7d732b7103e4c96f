package dev.firedrill.postmortem.persistence;

import dev.firedrill.incident.IncidentId;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.postmortem.Postmortem;
import dev.firedrill.postmortem.Postmortems;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

final class JdbiPostmortems implements Postmortems {
  /** An autosaving page saves about every two seconds; nobody looks for a version in between. */
  private static final Duration KEPT_AS_ONE = Duration.ofSeconds(30);

  private final Jdbi jdbi;

  JdbiPostmortems(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public Optional<Postmortem> find(IncidentId incident) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT markdown, version, updated_at, updated_by, submitted_at
                FROM postmortem WHERE incident_id = :incident
                """)
            .bind("incident", incident.value())
            .map((row, context) ->
                new Postmortem(
                    incident,
                    row.getString("markdown"),
                    row.getLong("version"),
                    Utc.read(row, "updated_at"),
                    new PersonId(row.getObject("updated_by", UUID.class)),
                    Utc.readNullable(row, "submitted_at")))
            .findOne());
  }

  @Override
  public boolean save(
      IncidentId incident, long expected, String markdown, PersonId by, Instant at) {
    return jdbi.inTransaction(handle -> {
      String sql =
          expected == 0
              ? """
              INSERT INTO postmortem (incident_id, markdown, version, updated_at, updated_by)
              VALUES (:incident, :markdown, :expected + 1, :at, :by)
              ON CONFLICT (incident_id) DO NOTHING
              """
              : """
              UPDATE postmortem
              SET markdown = :markdown, version = version + 1, updated_at = :at, updated_by = :by
              WHERE incident_id = :incident AND version = :expected
              """;
      int stored =
          handle
              .createUpdate(sql)
              .bind("incident", incident.value())
              .bind("markdown", markdown)
              .bind("at", Utc.of(at))
              .bind("by", by.value())
              .bind("expected", expected)
              .execute();
      if (stored == 0) {
        return false;
      }
      keep(handle, incident, expected, markdown, by, at);
      return true;
    });
  }

  private static void keep(
      Handle handle, IncidentId incident, long expected, String markdown, PersonId by, Instant at) {
    int joined =
        handle
            .createUpdate(
                """
                UPDATE postmortem_version
                SET version = :version, markdown = :markdown, saved_at = :at
                WHERE incident_id = :incident AND version = :expected AND saved_by = :by
                  AND begun_at > :since
                """)
            .bind("version", expected + 1)
            .bind("markdown", markdown)
            .bind("at", Utc.of(at))
            .bind("incident", incident.value())
            .bind("expected", expected)
            .bind("by", by.value())
            .bind("since", Utc.of(at.minus(KEPT_AS_ONE)))
            .execute();
    if (joined == 0) {
      handle
          .createUpdate(
              """
              INSERT INTO postmortem_version
                (incident_id, version, markdown, begun_at, saved_at, saved_by)
              VALUES (:incident, :version, :markdown, :at, :at, :by)
              """)
          .bind("incident", incident.value())
          .bind("version", expected + 1)
          .bind("markdown", markdown)
          .bind("at", Utc.of(at))
          .bind("by", by.value())
          .execute();
    }
  }

  @Override
  public boolean submit(IncidentId incident, long expected, PersonId by, Instant at) {
    return jdbi.inTransaction(handle -> {
      int handedIn =
          handle
              .createUpdate(
                  """
                  UPDATE postmortem SET submitted_at = :at, submitted_by = :by
                  WHERE incident_id = :incident AND version = :expected
                  """)
              .bind("at", Utc.of(at))
              .bind("by", by.value())
              .bind("incident", incident.value())
              .bind("expected", expected)
              .execute();
      if (handedIn == 0) {
        return false;
      }
      handle
          .createUpdate(
              """
              INSERT INTO postmortem_submission
                (incident_id, version, markdown, submitted_at, submitted_by)
              SELECT incident_id, version, markdown, submitted_at, submitted_by FROM postmortem
              WHERE incident_id = :incident
              """)
          .bind("incident", incident.value())
          .execute();
      return true;
    });
  }

  @Override
  public List<Submission> submissions(IncidentId incident) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT version, markdown, submitted_at, submitted_by FROM postmortem_submission
                WHERE incident_id = :incident ORDER BY id DESC
                """)
            .bind("incident", incident.value())
            .map((row, context) ->
                new Submission(
                    row.getLong("version"),
                    row.getString("markdown"),
                    Utc.read(row, "submitted_at"),
                    new PersonId(row.getObject("submitted_by", UUID.class))))
            .list());
  }

  @Override
  public Map<IncidentId, Instant> submitted() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT incident_id, submitted_at FROM postmortem WHERE submitted_at IS NOT NULL
                """)
            .reduceRows(
                new HashMap<>(),
                (all, row) -> {
                  all.put(
                      new IncidentId(row.getColumn("incident_id", UUID.class)),
                      row.getColumn("submitted_at", Instant.class));
                  return all;
                }));
  }

  @Override
  public List<Version> history(IncidentId incident) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT version, markdown, saved_at, saved_by FROM postmortem_version
                WHERE incident_id = :incident ORDER BY version DESC
                """)
            .bind("incident", incident.value())
            .map((row, context) ->
                new Version(
                    row.getLong("version"),
                    row.getString("markdown"),
                    Utc.read(row, "saved_at"),
                    new PersonId(row.getObject("saved_by", UUID.class))))
            .list());
  }
}
