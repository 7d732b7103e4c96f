package dev.firedrill.scenario.persistence;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.scenario.ScenarioShelf;
import dev.firedrill.scenario.UploadedScenario;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

final class JdbiScenarioShelf implements ScenarioShelf {
  private final Jdbi jdbi;

  JdbiScenarioShelf(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public List<UploadedScenario> all() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT scenario_id, version, yaml, uploaded_at, uploaded_by
                FROM scenario_upload ORDER BY scenario_id, uploaded_at, version
                """)
            .map((row, context) ->
                new UploadedScenario(
                    row.getString("scenario_id"),
                    row.getString("version"),
                    row.getString("yaml"),
                    new PersonId(row.getObject("uploaded_by", UUID.class)),
                    row.getObject("uploaded_at", OffsetDateTime.class).toInstant()))
            .list());
  }

  @Override
  public void lock() {
    jdbi.useHandle(
        handle -> handle.execute("LOCK TABLE scenario_upload IN SHARE ROW EXCLUSIVE MODE"));
  }

  @Override
  public void put(UploadedScenario scenario) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO scenario_upload (scenario_id, version, yaml, uploaded_at, uploaded_by)
                VALUES (:id, :version, :yaml, :at, :by)
                ON CONFLICT (scenario_id, version) DO UPDATE
                SET yaml = excluded.yaml, uploaded_at = excluded.uploaded_at,
                    uploaded_by = excluded.uploaded_by
                """)
            .bind("id", scenario.id())
            .bind("version", scenario.version())
            .bind("yaml", scenario.yaml())
            .bind("at", scenario.uploadedAt().atOffset(ZoneOffset.UTC))
            .bind("by", scenario.uploadedBy().value())
            .execute());
  }

  @Override
  public boolean remove(String id, String version) {
    return jdbi.withHandle(handle ->
        handle
            .createUpdate(
                """
                DELETE FROM scenario_upload
                WHERE scenario_id = :id AND version = :version
                """)
            .bind("id", id)
            .bind("version", version)
            .execute())
        > 0;
  }
}
