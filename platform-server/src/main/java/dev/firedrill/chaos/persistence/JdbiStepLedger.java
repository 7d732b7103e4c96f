package dev.firedrill.chaos.persistence;

import static dev.firedrill.chaos.persistence.Columns.instant;
import static dev.firedrill.chaos.persistence.Columns.json;
import static dev.firedrill.chaos.persistence.Columns.maybe;
import static dev.firedrill.chaos.persistence.Columns.utc;

import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.ledger.StepExecution;
import dev.firedrill.chaos.ledger.StepKey;
import dev.firedrill.chaos.ledger.StepKind;
import dev.firedrill.chaos.ledger.StepLedger;
import dev.firedrill.chaos.ledger.StepState;
import dev.firedrill.chaos.ledger.StepTimes;
import dev.firedrill.chaos.ledger.Tuning;
import dev.firedrill.team.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.SqlStatement;

final class JdbiStepLedger implements StepLedger {
  private static final String COLUMNS =
      """
      s.run_id, s.team_id, s.step_id, s.kind, s.title, s.state, s.epoch, s.planned_at, s.due_at,
      s.attempts, s.snapshot, s.injected, s.revert_due_at, s.expires_at, s.applied_at,
      s.effect_at, s.reverting_at, s.reverted_at, s.clean_at, s.voided_at, s.note,
      s.changed_args, s.extra_ms, s.change_pending
      """;

  private static final RowMapper<StepExecution> STEP = (row, context) -> step(row);

  private final Jdbi jdbi;

  JdbiStepLedger(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  private static StepExecution step(ResultSet row) throws SQLException {
    return new StepExecution(
        new StepKey(
            new RunId(row.getObject("run_id", UUID.class)),
            new TeamId(row.getObject("team_id", UUID.class)),
            row.getString("step_id")),
        StepKind.valueOf(row.getString("kind")),
        row.getString("title"),
        StepState.valueOf(row.getString("state")),
        row.getLong("epoch"),
        instant(row, "planned_at"),
        instant(row, "due_at"),
        row.getInt("attempts"),
        Columns.map(row.getString("snapshot")),
        Columns.map(row.getString("injected")),
        new StepTimes(
            maybe(row, "applied_at"),
            maybe(row, "effect_at"),
            maybe(row, "revert_due_at"),
            maybe(row, "expires_at"),
            maybe(row, "reverting_at"),
            maybe(row, "reverted_at"),
            maybe(row, "clean_at"),
            maybe(row, "voided_at")),
        row.getString("note"),
        new Tuning(
            Columns.map(row.getString("changed_args")),
            Duration.ofMillis(row.getLong("extra_ms")),
            row.getBoolean("change_pending")));
  }

  @Override
  public void add(StepExecution step, int position) {
    jdbi.useHandle(handle ->
        named(
                handle.createUpdate(
                    """
                    INSERT INTO step_execution
                        (run_id, team_id, step_id, position, kind, title, state, epoch, op_key,
                         planned_at, due_at)
                    VALUES (:run, :team, :step, :position, :kind, :title, :state, :epoch, :opKey,
                         :plannedAt, :dueAt)
                    """),
                step.key())
            .bind("position", position)
            .bind("kind", step.kind())
            .bind("title", step.title())
            .bind("state", step.state())
            .bind("epoch", step.epoch())
            .bind("opKey", step.key().operationKey())
            .bind("plannedAt", utc(step.plannedAt()))
            .bind("dueAt", utc(step.dueAt()))
            .execute());
  }

  @Override
  public Optional<StepExecution> find(StepKey key) {
    return jdbi.withHandle(handle ->
        named(
                handle.createQuery(
                    "SELECT "
                        + COLUMNS
                        + """
                        FROM step_execution s
                        WHERE s.run_id = :run AND s.team_id = :team AND s.step_id = :step
                        """),
                key)
            .map(STEP)
            .findOne());
  }

  @Override
  public List<StepExecution> ofRun(RunId run) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "SELECT "
                    + COLUMNS
                    + """
                    FROM step_execution s WHERE s.run_id = :run
                    ORDER BY s.team_id, s.position
                    """)
            .bind("run", run.value())
            .map(STEP)
            .list());
  }

  @Override
  public List<StepExecution> stuck(Instant now) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "SELECT "
                    + COLUMNS
                    + """
                    FROM step_execution s WHERE s.state = 'STUCK' AND s.due_at <= :now
                    ORDER BY s.due_at
                    """)
            .bind("now", utc(now))
            .map(STEP)
            .list());
  }

  @Override
  public Optional<StepExecution> move(StepExecution seen, StepExecution next) {
    return jdbi.withHandle(handle ->
        named(
                handle.createQuery(
                    """
                    UPDATE step_execution s
                    SET state = :to, epoch = :epoch + 1, planned_at = :plannedAt, due_at = :dueAt,
                        attempts = :attempts, snapshot = CAST(:snapshot AS jsonb),
                        injected = CAST(:injected AS jsonb), revert_due_at = :revertDueAt,
                        expires_at = :expiresAt, applied_at = :appliedAt, effect_at = :effectAt,
                        reverting_at = :revertingAt, reverted_at = :revertedAt,
                        clean_at = :cleanAt, voided_at = :voidedAt, note = :note,
                        changed_args = CAST(:changedArgs AS jsonb), extra_ms = :extraMs,
                        change_pending = :changePending
                    WHERE s.run_id = :run AND s.team_id = :team AND s.step_id = :step
                      AND s.state = :from AND s.epoch = :epoch
                    RETURNING
                    """
                        + COLUMNS),
                seen.key())
            .bind("from", seen.state())
            .bind("epoch", seen.epoch())
            .bind("to", next.state())
            .bind("plannedAt", utc(next.plannedAt()))
            .bind("dueAt", utc(next.dueAt()))
            .bind("attempts", next.attempts())
            .bind("snapshot", json(next.snapshot()))
            .bind("injected", json(next.injected()))
            .bind("revertDueAt", utc(next.times().revertDueAt()))
            .bind("expiresAt", utc(next.times().expiresAt()))
            .bind("appliedAt", utc(next.times().appliedAt()))
            .bind("effectAt", utc(next.times().effectAt()))
            .bind("revertingAt", utc(next.times().revertingAt()))
            .bind("revertedAt", utc(next.times().revertedAt()))
            .bind("cleanAt", utc(next.times().cleanAt()))
            .bind("voidedAt", utc(next.times().voidedAt()))
            .bind("note", next.note())
            .bind("changedArgs", json(next.tuning().args()))
            .bind("extraMs", next.tuning().extra().toMillis())
            .bind("changePending", next.tuning().pending())
            .map(STEP)
            .findOne());
  }

  @Override
  public List<StepExecution> changed() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "SELECT "
                    + COLUMNS
                    + """
                    FROM step_execution s
                    WHERE s.change_pending AND s.state IN ('APPLIED', 'VERIFIED')
                    ORDER BY s.team_id, s.position
                    """)
            .map(STEP)
            .list());
  }

  @Override
  public List<StepExecution> claimWave(
      RunId run, Collection<StepKey> steps, Instant due, Instant free, Instant lease) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                UPDATE step_execution s
                SET state = 'ARMED', epoch = s.epoch + 1, planned_at = :due, due_at = :lease
                FROM (SELECT e.run_id, e.team_id, e.step_id FROM step_execution e
                      JOIN unnest(:teams, :steps) AS wave (team_id, step_id)
                        ON e.team_id = wave.team_id AND e.step_id = wave.step_id
                      WHERE e.run_id = :run
                        AND (e.state = 'PLANNED' OR (e.state = 'ARMED' AND e.due_at <= :free))
                      ORDER BY e.team_id, e.step_id FOR UPDATE OF e SKIP LOCKED) d
                WHERE (s.run_id, s.team_id, s.step_id) = (d.run_id, d.team_id, d.step_id)
                RETURNING
                """
                    + COLUMNS)
            .bind("run", run.value())
            .bindArray("teams", UUID.class, steps.stream().map(key -> key.team().value()).toList())
            .bindArray("steps", String.class, steps.stream().map(StepKey::step).toList())
            .bind("due", utc(due))
            .bind("free", utc(free))
            .bind("lease", utc(lease))
            .map(STEP)
            .list());
  }

  @Override
  public List<StepExecution> applying(RunId run, Collection<StepExecution> seen, Instant lease) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                UPDATE step_execution s
                SET state = 'APPLYING', epoch = s.epoch + 1, attempts = s.attempts + 1,
                    due_at = :lease
                FROM unnest(:teams, :steps, :epochs) AS wave (team_id, step_id, epoch)
                WHERE s.run_id = :run AND s.team_id = wave.team_id AND s.step_id = wave.step_id
                  AND s.state = 'INTENT' AND s.epoch = wave.epoch
                RETURNING
                """
                    + COLUMNS)
            .bind("run", run.value())
            .bindArray(
                "teams", UUID.class, seen.stream().map(step -> step.key().team().value()).toList())
            .bindArray("steps", String.class, seen.stream().map(step -> step.key().step()).toList())
            .bindArray("epochs", Long.class, seen.stream().map(StepExecution::epoch).toList())
            .bind("lease", utc(lease))
            .map(STEP)
            .list());
  }

  @Override
  public Optional<StepKey> own(StepKey step, String object) {
    return jdbi.withHandle(handle -> {
      int held =
          named(
                  handle.createUpdate(
                      """
                      INSERT INTO fault_owner AS o (team_id, object, run_id, step_id)
                      VALUES (:team, :object, :run, :step)
                      ON CONFLICT (team_id, object) DO UPDATE
                        SET run_id = excluded.run_id, step_id = excluded.step_id
                        WHERE (o.run_id = excluded.run_id AND o.step_id = excluded.step_id)
                           OR NOT EXISTS (
                             SELECT 1 FROM step_execution s
                             WHERE s.run_id = o.run_id AND s.team_id = o.team_id
                               AND s.step_id = o.step_id
                               AND s.state IN ('INTENT', 'APPLYING', 'APPLIED', 'VERIFIED',
                                               'REVERTING', 'REVERTED', 'STUCK'))
                      """),
                  step)
              .bind("object", object)
              .execute();
      return held == 1 ? Optional.empty() : Optional.of(holder(handle, step, object));
    });
  }

  private static StepKey holder(Handle handle, StepKey step, String object) {
    return handle
        .createQuery(
            "SELECT run_id, step_id FROM fault_owner WHERE team_id = :team AND object = :object")
        .bind("team", step.team().value())
        .bind("object", object)
        .map((row, context) ->
            new StepKey(
                new RunId(row.getObject("run_id", UUID.class)),
                step.team(),
                row.getString("step_id")))
        .one();
  }

  @Override
  public List<Claimed> claimOverdue(Instant now, Instant lease, int limit) {
    return jdbi
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    UPDATE step_execution s
                    SET state = 'REVERTING', epoch = s.epoch + 1, due_at = :lease,
                        reverting_at = coalesce(s.reverting_at, :now)
                    FROM (SELECT run_id, team_id, step_id, state FROM step_execution
                          WHERE (state IN ('INTENT', 'APPLYING', 'APPLIED', 'VERIFIED')
                                 AND revert_due_at <= :now)
                             OR (state = 'REVERTING' AND due_at <= :now)
                          ORDER BY revert_due_at LIMIT :limit FOR UPDATE SKIP LOCKED) d
                    WHERE (s.run_id, s.team_id, s.step_id) = (d.run_id, d.team_id, d.step_id)
                    RETURNING d.state AS before,
                    """
                        + COLUMNS)
                .bind("now", utc(now))
                .bind("lease", utc(lease))
                .bind("limit", limit)
                .map((row, context) ->
                    new Claimed(StepState.valueOf(row.getString("before")), step(row)))
                .list())
        .stream()
        .sorted(Comparator.comparing(claim -> claim.step().key().team().toString()))
        .toList();
  }

  @Override
  public void revertNow(RunId run, Instant now) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                UPDATE step_execution SET revert_due_at = :now, epoch = epoch + 1
                WHERE run_id = :run AND revert_due_at > :now
                  AND state IN ('INTENT', 'APPLYING', 'APPLIED', 'VERIFIED')
                """)
            .bind("run", run.value())
            .bind("now", utc(now))
            .execute());
  }

  @Override
  public void revertNow(RunId run, TeamId team, Instant now) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                UPDATE step_execution SET revert_due_at = :now, epoch = epoch + 1
                WHERE run_id = :run AND team_id = :team AND revert_due_at > :now
                  AND state IN ('INTENT', 'APPLYING', 'APPLIED', 'VERIFIED')
                """)
            .bind("run", run.value())
            .bind("team", team.value())
            .bind("now", utc(now))
            .execute());
  }

  private static <S extends SqlStatement<S>> S named(S statement, StepKey key) {
    return statement
        .bind("run", key.run().value())
        .bind("team", key.team().value())
        .bind("step", key.step());
  }
}
