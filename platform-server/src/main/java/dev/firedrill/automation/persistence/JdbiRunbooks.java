package dev.firedrill.automation.persistence;

import dev.firedrill.automation.runbook.Runbook;
import dev.firedrill.automation.runbook.RunbookVersion;
import dev.firedrill.automation.runbook.Runbooks;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

final class JdbiRunbooks implements Runbooks {
  private static final String SELECT =
      """
      SELECT book.id, book.team_id, book.version, text.title, text.markdown, book.created_at,
          book.created_by, text.saved_at, text.saved_by
      FROM runbook AS book
      JOIN runbook_version AS text ON text.runbook_id = book.id AND text.version = book.version
      WHERE book.deleted_at IS NULL
      """;

  private static final RowMapper<Runbook> RUNBOOK =
      (row, context) ->
          new Runbook(
              Columns.id(row, "id"),
              Columns.team(row),
              row.getLong("version"),
              row.getString("title"),
              row.getString("markdown"),
              Columns.instant(row, "created_at"),
              Columns.person(row, "created_by"),
              Columns.instant(row, "saved_at"),
              Columns.person(row, "saved_by"));

  private static final RowMapper<RunbookVersion> VERSION =
      (row, context) ->
          new RunbookVersion(
              row.getLong("version"),
              row.getString("title"),
              row.getString("markdown"),
              Columns.instant(row, "saved_at"),
              Columns.person(row, "saved_by"));

  private final Jdbi jdbi;

  JdbiRunbooks(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public List<Runbook> of(TeamId team) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                SELECT
                    + """
                    AND book.team_id = :team ORDER BY lower(text.title), book.id
                    """)
            .bind("team", team.value())
            .map(RUNBOOK)
            .list());
  }

  @Override
  public Optional<Runbook> find(UUID id) {
    return find(id, "");
  }

  @Override
  public Optional<Runbook> lock(UUID id) {
    return find(id, " FOR UPDATE OF book");
  }

  private Optional<Runbook> find(UUID id, String lock) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(SELECT + "AND book.id = :id" + lock)
            .bind("id", id)
            .map(RUNBOOK)
            .findOne());
  }

  @Override
  public void save(Runbook runbook) {
    jdbi.useHandle(handle -> {
      handle
          .createUpdate(
              """
              INSERT INTO runbook (id, team_id, version, created_at, created_by)
              VALUES (:id, :team, :version, :createdAt, :createdBy)
              ON CONFLICT (id) DO UPDATE SET version = :version
              """)
          .bind("id", runbook.id())
          .bind("team", runbook.team().value())
          .bind("version", runbook.version())
          .bind("createdAt", Columns.utc(runbook.createdAt()))
          .bind("createdBy", runbook.createdBy().value())
          .execute();
      handle
          .createUpdate(
              """
              INSERT INTO runbook_version (runbook_id, version, title, markdown, saved_at, saved_by)
              VALUES (:id, :version, :title, :markdown, :at, :by)
              """)
          .bind("id", runbook.id())
          .bind("version", runbook.version())
          .bind("title", runbook.title())
          .bind("markdown", runbook.markdown())
          .bind("at", Columns.utc(runbook.savedAt()))
          .bind("by", runbook.savedBy().value())
          .execute();
    });
  }

  @Override
  public void delete(UUID id, PersonId by, Instant at) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                UPDATE runbook SET deleted_at = :at, deleted_by = :by WHERE id = :id
                """)
            .bind("id", id)
            .bind("at", Columns.utc(at))
            .bind("by", by.value())
            .execute());
  }

  @Override
  public List<RunbookVersion> history(UUID id, int limit) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT version, title, markdown, saved_at, saved_by FROM runbook_version
                WHERE runbook_id = :id ORDER BY version DESC LIMIT :limit
                """)
            .bind("id", id)
            .bind("limit", limit)
            .map(VERSION)
            .list());
  }

  @Override
  public Optional<RunbookVersion> version(UUID id, long version) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT version, title, markdown, saved_at, saved_by FROM runbook_version
                WHERE runbook_id = :id AND version = :version
                """)
            .bind("id", id)
            .bind("version", version)
            .map(VERSION)
            .findOne());
  }
}
