package dev.firedrill.automation.persistence;

import dev.firedrill.automation.run.RunStep;
import dev.firedrill.automation.run.RunbookRun;
import dev.firedrill.automation.run.Runs;
import dev.firedrill.automation.run.StepState;
import dev.firedrill.bot.Author;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

final class JdbiRuns implements Runs {
  private static final String SELECT =
      """
      SELECT id, team_id, runbook_id, version, title, incident, dry_run, rule_id, state, detail,
          started_by, started_at, ended_at
      FROM runbook_run
      """;

  private static final RowMapper<RunStep> STEP =
      (row, context) -> {
        UUID by = Columns.nullableId(row, "by");
        String via = row.getString("via");
        return new RunStep(
            row.getInt("n"),
            row.getString("title"),
            ArgumentsJson.read(row.getString("arguments")),
            StepState.valueOf(row.getString("state")),
            row.getInt("attempt"),
            by == null ? null : new PersonId(by),
            via == null ? null : Author.Via.valueOf(via),
            Columns.nullableInstant(row, "started_at"),
            Columns.nullableInstant(row, "deadline"),
            Columns.nullableInstant(row, "ended_at"),
            row.getString("ref"),
            row.getString("detail"));
      };

  private final Jdbi jdbi;

  JdbiRuns(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Reads the steps of each run besides. */
  private static List<RunbookRun> runs(Handle handle, Query query) {
    RowMapper<RunbookRun> mapper =
        (row, context) ->
            new RunbookRun(
                Columns.id(row, "id"),
                Columns.team(row),
                Columns.id(row, "runbook_id"),
                row.getLong("version"),
                row.getString("title"),
                Columns.nullableId(row, "incident"),
                row.getBoolean("dry_run"),
                Columns.nullableId(row, "rule_id"),
                RunbookRun.State.valueOf(row.getString("state")),
                row.getString("detail"),
                Columns.person(row, "started_by"),
                Columns.instant(row, "started_at"),
                Columns.nullableInstant(row, "ended_at"),
                List.of());
    return query.map(mapper).list().stream()
        .map(run -> withSteps(run, steps(handle, run.id())))
        .toList();
  }

  private static RunbookRun withSteps(RunbookRun run, List<RunStep> steps) {
    return new RunbookRun(
        run.id(),
        run.team(),
        run.runbook(),
        run.version(),
        run.title(),
        run.incident(),
        run.dryRun(),
        run.rule(),
        run.state(),
        run.detail(),
        run.startedBy(),
        run.startedAt(),
        run.endedAt(),
        steps);
  }

  private static List<RunStep> steps(Handle handle, UUID run) {
    return handle
        .createQuery(
            """
            SELECT n, title, arguments, state, attempt, by, via, started_at, deadline, ended_at,
                ref, detail
            FROM runbook_run_step WHERE run_id = :run ORDER BY n
            """)
        .bind("run", run)
        .map(STEP)
        .list();
  }

  @Override
  public void add(RunbookRun run) {
    jdbi.useHandle(handle -> {
      handle
          .createUpdate(
              """
              INSERT INTO runbook_run (id, team_id, runbook_id, version, title, incident, dry_run,
                  rule_id, state, detail, started_by, started_at, ended_at)
              VALUES (:id, :team, :runbook, :version, :title, :incident, :dryRun, :rule, :state,
                  :detail, :by, :startedAt, :endedAt)
              """)
          .bind("id", run.id())
          .bind("team", run.team().value())
          .bind("runbook", run.runbook())
          .bind("version", run.version())
          .bind("title", run.title())
          .bind("incident", run.incident())
          .bind("dryRun", run.dryRun())
          .bind("rule", run.rule())
          .bind("state", run.state().name())
          .bind("detail", run.detail())
          .bind("by", run.startedBy().value())
          .bind("startedAt", Columns.utc(run.startedAt()))
          .bind("endedAt", Columns.utc(run.endedAt()))
          .execute();
      saveSteps(handle, run);
    });
  }

  private static void saveSteps(Handle handle, RunbookRun run) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO runbook_run_step (run_id, n, title, arguments, state, attempt, by, via,
                started_at, deadline, ended_at, ref, detail)
            VALUES (:run, :n, :title, :arguments, :state, :attempt, :by, :via, :startedAt,
                :deadline, :endedAt, :ref, :detail)
            ON CONFLICT (run_id, n) DO UPDATE
            SET state = :state, attempt = :attempt, by = :by, via = :via,
                started_at = :startedAt, deadline = :deadline, ended_at = :endedAt, ref = :ref,
                detail = :detail
            """);
    for (RunStep step : run.steps()) {
      batch
          .bind("run", run.id())
          .bind("n", step.n())
          .bind("title", step.title())
          .bind("arguments", ArgumentsJson.write(step.arguments()))
          .bind("state", step.state().name())
          .bind("attempt", step.attempt())
          .bind("by", step.by() == null ? null : step.by().value())
          .bind("via", step.via() == null ? null : step.via().name())
          .bind("startedAt", Columns.utc(step.startedAt()))
          .bind("deadline", Columns.utc(step.deadline()))
          .bind("endedAt", Columns.utc(step.endedAt()))
          .bind("ref", step.ref())
          .bind("detail", step.detail())
          .add();
    }
    int[] _ = batch.execute();
  }

  @Override
  public Optional<RunbookRun> find(UUID id) {
    return one(id, "WHERE id = :id");
  }

  @Override
  public Optional<RunbookRun> lock(UUID id) {
    return one(id, "WHERE id = :id FOR UPDATE");
  }

  @Override
  public Optional<RunbookRun> lockIfFree(UUID id) {
    return one(id, "WHERE id = :id FOR UPDATE SKIP LOCKED");
  }

  @Override
  public Optional<RunbookRun> open(UUID runbook) {
    return one(runbook, "WHERE runbook_id = :id AND state = 'RUNNING'");
  }

  private Optional<RunbookRun> one(UUID id, String where) {
    return jdbi.withHandle(handle ->
        runs(handle, handle.createQuery(SELECT + where).bind("id", id)).stream().findFirst());
  }

  @Override
  public void save(RunbookRun run) {
    jdbi.useHandle(handle -> {
      handle
          .createUpdate(
              """
              UPDATE runbook_run SET state = :state, detail = :detail, ended_at = :endedAt
              WHERE id = :id
              """)
          .bind("id", run.id())
          .bind("state", run.state().name())
          .bind("detail", run.detail())
          .bind("endedAt", Columns.utc(run.endedAt()))
          .execute();
      saveSteps(handle, run);
    });
  }

  @Override
  public List<RunbookRun> newest(TeamId team, int limit) {
    return jdbi.withHandle(handle ->
        runs(
            handle,
            handle
                .createQuery(
                    SELECT
                        + """
                        WHERE team_id = :team ORDER BY started_at DESC, id DESC LIMIT :limit
                        """)
                .bind("team", team.value())
                .bind("limit", limit)));
  }

  @Override
  public List<UUID> withRunningStep() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT step.run_id FROM runbook_run_step AS step
                JOIN runbook_run AS run ON run.id = step.run_id
                WHERE step.state = 'RUNNING' AND run.state = 'RUNNING'
                ORDER BY step.started_at
                """)
            .mapTo(UUID.class)
            .list());
  }
}
