package dev.firedrill.chaos.persistence;

import static dev.firedrill.chaos.persistence.Columns.utc;

import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.RunRecord;
import dev.firedrill.chaos.RunState;
import dev.firedrill.chaos.RunTeamState;
import dev.firedrill.chaos.ledger.ActiveRun;
import dev.firedrill.chaos.ledger.RunBook;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

final class JdbiRunBook implements RunBook {
  private static final String SELECT =
      """
      SELECT r.id, r.number, r.scenario_id, r.scenario_version, r.scenario_title, r.state,
             r.started_at, r.ends_at, r.ended_at, r.started_by, r.halt_reason, r.plan,
             r.plan_digest, r.shift_ms, r.credit, r.speed, r.unproven_reason
      FROM run r
      """;

  private final Jdbi jdbi;
  private final RunMarks marks;

  JdbiRunBook(Jdbi jdbi) {
    this.jdbi = jdbi;
    this.marks = new RunMarks(jdbi);
  }

  @Override
  public Optional<RunRecord> find(RunId id) {
    return active(id).map(ActiveRun::run);
  }

  @Override
  public Optional<ActiveRun> active(RunId id) {
    return jdbi.withHandle(handle ->
        RunRows.list(handle, handle.createQuery(SELECT + "WHERE r.id = :id").bind("id", id.value()))
            .stream()
            .findFirst());
  }

  @Override
  public List<RunRecord> latest(int limit) {
    return jdbi.withHandle(handle ->
        RunRows.list(
                handle,
                handle
                    .createQuery(SELECT + "ORDER BY r.number DESC LIMIT :limit")
                    .bind("limit", limit))
            .stream()
            .map(ActiveRun::run)
            .toList());
  }

  @Override
  public Optional<RunRecord> activeRunOf(TeamId team) {
    return jdbi.withHandle(handle ->
        RunRows.list(
                handle,
                handle
                    .createQuery(
                        SELECT
                            + """
                            JOIN run_team t ON t.run_id = r.id
                            WHERE t.team_id = :team AND t.released_at IS NULL
                            """)
                    .bind("team", team.value()))
            .stream()
            .map(ActiveRun::run)
            .findFirst());
  }

  @Override
  public List<RunId> ended() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT id FROM run WHERE ended_at IS NOT NULL ORDER BY number")
            .map((row, context) -> new RunId(row.getObject("id", UUID.class)))
            .list());
  }

  @Override
  public Added add(RunRecord run, @Nullable String idempotencyKey, String requestDigest) {
    return jdbi.inTransaction(handle -> {
      // Launches are rare and queue here, so that numbers have no gaps and none is taken twice.
      handle.execute("SELECT pg_advisory_xact_lock(hashtext('firedrill.run.number'))");
      if (idempotencyKey != null) {
        Optional<Repeat> repeat = launchedUnder(run.startedBy(), idempotencyKey);
        if (repeat.isPresent()) {
          return new Added.UnderTheSameKey(repeat.get());
        }
      }
      int number =
          handle
              .createQuery("SELECT coalesce(max(number), 0) + 1 FROM run")
              .mapTo(Integer.class)
              .one();
      insert(handle, run, number, idempotencyKey, requestDigest);
      return run.teams().keySet().stream()
          .sorted(Comparator.comparing(TeamId::toString))
          .filter(team -> !joined(handle, run, team))
          .findFirst()
          .<Added>map(Added.TeamTaken::new)
          .orElseGet(() -> new Added.Numbered(number));
    });
  }

  private static void insert(
      Handle handle, RunRecord run, int number, @Nullable String idempotencyKey, String digest) {
    handle
        .createUpdate(
            """
            INSERT INTO run (id, number, scenario_id, scenario_version, scenario_title, state,
                started_at, ends_at, started_by, plan, plan_digest, idempotency_key,
                request_digest, credit, speed, unproven_reason)
            VALUES (:id, :number, :scenario, :version, :title, :state, :startedAt, :endsAt, :by,
                :plan, :planDigest, :key, :digest, :credit, :speed, :unproven)
            """)
        .bind("id", run.id().value())
        .bind("number", number)
        .bind("scenario", run.scenarioId())
        .bind("version", run.scenarioVersion())
        .bind("title", run.scenarioTitle())
        .bind("state", run.state())
        .bind("startedAt", utc(run.startedAt()))
        .bind("endsAt", utc(run.endsAt()))
        .bind("by", run.startedBy().value())
        .bind("plan", run.plan())
        .bind("planDigest", run.planDigest())
        .bind("key", idempotencyKey)
        .bind("credit", run.terms().credit())
        .bind("speed", run.terms().speed())
        .bind("unproven", run.terms().unproven())
        .bind("digest", digest)
        .execute();
  }

  private static boolean joined(Handle handle, RunRecord run, TeamId team) {
    return handle
            .createUpdate(
                """
                INSERT INTO run_team (run_id, team_id, state) VALUES (:run, :team, :state)
                ON CONFLICT (team_id) WHERE released_at IS NULL DO NOTHING
                """)
            .bind("run", run.id().value())
            .bind("state", run.teams().getOrDefault(team, RunTeamState.ACTIVE))
            .bind("team", team.value())
            .execute()
        == 1;
  }

  @Override
  public Optional<Repeat> launchedUnder(PersonId by, String idempotencyKey) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT id, request_digest FROM run
                WHERE started_by = :by AND idempotency_key = :key
                """)
            .bind("by", by.value())
            .bind("key", idempotencyKey)
            .map((row, context) ->
                new Repeat(
                    new RunId(row.getObject("id", UUID.class)), row.getString("request_digest")))
            .findOne());
  }

  @Override
  public int countOf(String scenarioId) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT count(*) FROM run WHERE scenario_id = :scenario")
            .bind("scenario", scenarioId)
            .mapTo(Integer.class)
            .one());
  }

  @Override
  public List<ActiveRun> unfinished() {
    return jdbi.withHandle(handle ->
        RunRows.list(
            handle, handle.createQuery(SELECT + "WHERE r.ended_at IS NULL ORDER BY r.started_at")));
  }

  @Override
  public Optional<ActiveRun> lock(RunId run) {
    return jdbi.withHandle(handle ->
        RunRows.list(
                handle,
                handle.createQuery(SELECT + "WHERE r.id = :id FOR UPDATE").bind("id", run.value()))
            .stream()
            .findFirst());
  }

  @Override
  public boolean mayBegin(RunId run) {
    // First the update and then the shared lock: nobody turns a shared lock into an exclusive one.
    move(run, RunState.ARMED, RunState.RUNNING);
    return shared(run).filter(RunState.RUNNING::equals).isPresent();
  }

  @Override
  public boolean lockShared(RunId run) {
    return shared(run).filter(state -> state.compareTo(RunState.ENDING) < 0).isPresent();
  }

  private Optional<RunState> shared(RunId run) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT state FROM run WHERE id = :id FOR SHARE")
            .bind("id", run.value())
            .mapTo(RunState.class)
            .findOne());
  }

  @Override
  public boolean move(RunId run, RunState from, RunState to) {
    return jdbi.withHandle(handle ->
        handle
                .createUpdate("UPDATE run SET state = :to WHERE id = :id AND state = :from")
                .bind("id", run.value())
                .bind("from", from)
                .bind("to", to)
                .execute()
            == 1);
  }

  @Override
  public void haltedBecause(RunId run, String reason) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate("UPDATE run SET halt_reason = :reason WHERE id = :id")
            .bind("id", run.value())
            .bind("reason", reason)
            .execute());
  }

  @Override
  public void over(RunId run, RunState state, Instant at) {
    jdbi.useTransaction(handle -> {
      handle
          .createUpdate("UPDATE run SET state = :state, ended_at = :at WHERE id = :id")
          .bind("id", run.value())
          .bind("state", state)
          .bind("at", utc(at))
          .execute();
      handle
          .createUpdate("UPDATE run_team SET released_at = :at WHERE run_id = :id")
          .bind("id", run.value())
          .bind("at", utc(at))
          .execute();
    });
  }

  @Override
  public void shift(RunId run, Duration by) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                UPDATE run
                SET shift_ms = shift_ms + :ms, ends_at = ends_at + :ms * interval '1 millisecond'
                WHERE id = :id
                """)
            .bind("id", run.value())
            .bind("ms", by.toMillis())
            .execute());
  }

  @Override
  public void pause(RunId run, Instant from, String reason) {
    marks.pause(run, from, reason);
  }

  @Override
  public void endPause(RunId run, Instant to) {
    marks.endPause(run, to);
  }

  @Override
  public void extend(RunId run, Duration by) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                "UPDATE run SET ends_at = ends_at + :ms * interval '1 millisecond' WHERE id = :id")
            .bind("id", run.value())
            .bind("ms", by.toMillis())
            .execute());
  }

  @Override
  public void leftOut(RunId run, Map<TeamId, String> reasons) {
    marks.leftOut(run, reasons);
  }

  @Override
  public Map<TeamId, String> leftOut(RunId run) {
    return marks.leftOut(run);
  }

  @Override
  public Map<TeamId, String> notes(RunId run) {
    return marks.notes(run);
  }

  @Override
  public void note(RunId run, TeamId team, String text) {
    marks.note(run, team, text);
  }

  @Override
  public boolean teamIs(RunId run, TeamId team, RunTeamState state) {
    return jdbi.withHandle(handle ->
        handle
                .createUpdate(
                    """
                    UPDATE run_team SET state = :state
                    WHERE run_id = :run AND team_id = :team AND state = 'ACTIVE'
                    """)
                .bind("run", run.value())
                .bind("team", team.value())
                .bind("state", state)
                .execute()
            == 1);
  }
}
