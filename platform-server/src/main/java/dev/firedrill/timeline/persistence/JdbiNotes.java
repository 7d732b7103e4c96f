package dev.firedrill.timeline.persistence;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import dev.firedrill.timeline.Note;
import dev.firedrill.timeline.NoteVersion;
import dev.firedrill.timeline.Notes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

final class JdbiNotes implements Notes {
  private static final String SELECT =
      """
      SELECT note.id, note.team_id, note.version, note.by_staff, text.at, text.text, text.shared,
          note.written_at, note.written_by, text.saved_at, text.saved_by, note.deleted_at,
          note.deleted_by
      FROM timeline_note AS note
      JOIN timeline_note_version AS text
          ON text.note_id = note.id AND text.version = note.version
      """;

  private static final RowMapper<Note> NOTE =
      (row, context) ->
          new Note(
              Columns.id(row, "id"),
              Columns.team(row),
              row.getLong("version"),
              row.getBoolean("by_staff"),
              Columns.instant(row, "at"),
              row.getString("text"),
              row.getBoolean("shared"),
              Columns.instant(row, "written_at"),
              Columns.person(row, "written_by"),
              Columns.instant(row, "saved_at"),
              Columns.person(row, "saved_by"),
              Columns.nullableInstant(row, "deleted_at"),
              Columns.nullablePerson(row, "deleted_by"));

  private static final RowMapper<NoteVersion> VERSION =
      (row, context) ->
          new NoteVersion(
              row.getLong("version"),
              Columns.instant(row, "at"),
              row.getString("text"),
              row.getBoolean("shared"),
              Columns.instant(row, "saved_at"),
              Columns.person(row, "saved_by"));

  private final Jdbi jdbi;

  JdbiNotes(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public List<Note> of(TeamId team, Instant from, Instant to) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                SELECT
                    + """
                    WHERE note.team_id = :team AND text.at >= :from AND text.at < :to
                    ORDER BY text.at, note.id
                    """)
            .bind("team", team.value())
            .bind("from", Columns.utc(from))
            .bind("to", Columns.utc(to))
            .map(NOTE)
            .list());
  }

  @Override
  public int count(TeamId team) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT count(*) FROM timeline_note WHERE team_id = :team AND deleted_at IS NULL
                """)
            .bind("team", team.value())
            .mapTo(Integer.class)
            .one());
  }

  @Override
  public Optional<Note> find(UUID id) {
    return find(id, "");
  }

  @Override
  public Optional<Note> lock(UUID id) {
    return find(id, " FOR UPDATE OF note");
  }

  private Optional<Note> find(UUID id, String lock) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(SELECT + "WHERE note.id = :id" + lock)
            .bind("id", id)
            .map(NOTE)
            .findOne());
  }

  @Override
  public void save(Note note) {
    jdbi.useHandle(handle -> {
      handle
          .createUpdate(
              """
              INSERT INTO timeline_note (id, team_id, version, by_staff, written_at, written_by)
              VALUES (:id, :team, :version, :byStaff, :writtenAt, :writtenBy)
              ON CONFLICT (id) DO UPDATE SET version = :version
              """)
          .bind("id", note.id())
          .bind("team", note.team().value())
          .bind("version", note.version())
          .bind("byStaff", note.byStaff())
          .bind("writtenAt", Columns.utc(note.writtenAt()))
          .bind("writtenBy", note.writtenBy().value())
          .execute();
      handle
          .createUpdate(
              """
              INSERT INTO timeline_note_version
                  (note_id, version, at, text, shared, saved_at, saved_by)
              VALUES (:id, :version, :at, :text, :shared, :savedAt, :savedBy)
              """)
          .bind("id", note.id())
          .bind("version", note.version())
          .bind("at", Columns.utc(note.at()))
          .bind("text", note.text())
          .bind("shared", note.shared())
          .bind("savedAt", Columns.utc(note.savedAt()))
          .bind("savedBy", note.savedBy().value())
          .execute();
    });
  }

  @Override
  public void delete(UUID id, PersonId by, Instant at) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                UPDATE timeline_note SET deleted_at = :at, deleted_by = :by WHERE id = :id
                """)
            .bind("id", id)
            .bind("at", Columns.utc(at))
            .bind("by", by.value())
            .execute());
  }

  @Override
  public List<NoteVersion> history(UUID id) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT version, at, text, shared, saved_at, saved_by FROM timeline_note_version
                WHERE note_id = :id ORDER BY version DESC
                """)
            .bind("id", id)
            .map(VERSION)
            .list());
  }
}
