package dev.firedrill.lti.persistence;

import dev.firedrill.chaos.RunId;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.lti.sync.GradeSync;
import dev.firedrill.lti.sync.SyncRow;
import dev.firedrill.lti.sync.Syncs;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

final class JdbiSyncs implements Syncs {
  private static final String SELECT =
      """
      SELECT id, context_id, run_id, title, dry_run, state, by_person, started_at, ended_at, problem,
        attempts
      FROM lti_sync
      """;

  private final Jdbi jdbi;

  JdbiSyncs(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  private static GradeSync sync(ResultSet row, List<SyncRow> rows) throws SQLException {
    UUID run = row.getObject("run_id", UUID.class);
    OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
    return new GradeSync(
        row.getObject("id", UUID.class),
        row.getObject("context_id", UUID.class),
        run == null ? null : new RunId(run),
        row.getString("title"),
        row.getBoolean("dry_run"),
        GradeSync.State.valueOf(row.getString("state")),
        new PersonId(row.getObject("by_person", UUID.class)),
        row.getObject("started_at", OffsetDateTime.class).toInstant(),
        ended == null ? null : ended.toInstant(),
        row.getString("problem"),
        row.getInt("attempts"),
        rows);
  }

  private static List<SyncRow> rows(Handle handle, UUID id) {
    return handle
        .createQuery(
            """
            SELECT person_id, subject, name, theirs, ours, outcome, sentence
            FROM lti_sync_row WHERE sync_id = :id ORDER BY position
            """)
        .bind("id", id)
        .map((row, context) -> {
          UUID person = row.getObject("person_id", UUID.class);
          return new SyncRow(
              person == null ? null : new PersonId(person),
              row.getString("subject"),
              row.getString("name"),
              row.getObject("theirs", Double.class),
              row.getObject("ours", Double.class),
              SyncRow.Outcome.valueOf(row.getString("outcome")),
              row.getString("sentence"));
        })
        .list();
  }

  private static @Nullable OffsetDateTime time(@Nullable Instant at) {
    return at == null ? null : at.atOffset(ZoneOffset.UTC);
  }

  @Override
  public void add(GradeSync sync) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO lti_sync
                  (id, context_id, run_id, title, dry_run, state, by_person, started_at, attempts)
                VALUES (:id, :context, :run, :title, :dryRun, :state, :by, :started, :attempts)
                """)
            .bind("id", sync.id())
            .bind("context", sync.context())
            .bind("run", run(sync))
            .bind("title", sync.title())
            .bind("dryRun", sync.dryRun())
            .bind("state", sync.state())
            .bind("by", sync.by().value())
            .bind("started", time(sync.startedAt()))
            .bind("attempts", sync.attempts())
            .execute());
  }

  private static @Nullable UUID run(GradeSync sync) {
    RunId run = sync.run();
    return run == null ? null : run.value();
  }

  @Override
  public Optional<GradeSync> find(UUID id) {
    return jdbi.inTransaction(handle -> {
      List<SyncRow> rows = rows(handle, id);
      return handle
          .createQuery(SELECT + "WHERE id = :id")
          .bind("id", id)
          .map((row, context) -> sync(row, rows))
          .findOne();
    });
  }

  @Override
  public List<GradeSync> recent(int limit) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(SELECT + "ORDER BY started_at DESC LIMIT :limit")
            .bind("limit", limit)
            .map((row, context) -> sync(row, List.of()))
            .list());
  }

  @Override
  public List<UUID> running() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT id FROM lti_sync WHERE state = 'RUNNING' ORDER BY started_at")
            .mapTo(UUID.class)
            .list());
  }

  @Override
  public void put(GradeSync sync) {
    jdbi.useTransaction(handle -> {
      handle
          .createUpdate(
              """
              UPDATE lti_sync
              SET state = :state, ended_at = :ended, problem = :problem, attempts = :attempts
              WHERE id = :id
              """)
          .bind("id", sync.id())
          .bind("state", sync.state())
          .bind("ended", time(sync.endedAt()))
          .bind("problem", sync.problem())
          .bind("attempts", sync.attempts())
          .execute();
      handle
          .createUpdate("DELETE FROM lti_sync_row WHERE sync_id = :id")
          .bind("id", sync.id())
          .execute();
      for (int i = 0; i < sync.rows().size(); i++) {
        add(handle, sync.id(), i, sync.rows().get(i));
      }
    });
  }

  private static void add(Handle handle, UUID sync, int position, SyncRow row) {
    PersonId person = row.person();
    handle
        .createUpdate(
            """
            INSERT INTO lti_sync_row
              (sync_id, position, person_id, subject, name, theirs, ours, outcome, sentence)
            VALUES (:sync, :position, :person, :subject, :name, :theirs, :ours, :outcome, :sentence)
            """)
        .bind("sync", sync)
        .bind("position", position)
        .bind("person", person == null ? null : person.value())
        .bind("subject", row.subject())
        .bind("name", row.name())
        .bind("theirs", row.theirs())
        .bind("ours", row.ours())
        .bind("outcome", row.outcome())
        .bind("sentence", row.sentence())
        .execute();
  }
}
