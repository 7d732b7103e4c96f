package dev.firedrill.chaos.persistence;

import static dev.firedrill.chaos.persistence.Columns.instant;
import static dev.firedrill.chaos.persistence.Columns.maybe;
import static dev.firedrill.chaos.persistence.Columns.utc;

import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.RunTerms;
import dev.firedrill.chaos.plan.RunSchedule;
import dev.firedrill.chaos.plan.ScheduleBook;
import dev.firedrill.chaos.plan.Timing;
import dev.firedrill.kernel.PersonId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

final class JdbiScheduleBook implements ScheduleBook {
  private static final String COLUMNS =
      """
      s.id, s.scenario_id, s.teams, s.skip_unready, s.timing, s.cron, s.window_from,
      s.window_until, s.time_zone, s.state, s.next_at, s.rebreak_of, s.last_run, s.note,
      s.created_by, s.created_at, s.credit, s.unproven_reason
      """;

  private static final RowMapper<RunSchedule> SCHEDULE = (row, context) -> schedule(row);

  private final Jdbi jdbi;

  JdbiScheduleBook(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  private static RunSchedule schedule(ResultSet row) throws SQLException {
    Array teams = row.getArray("teams");
    return new RunSchedule(
        row.getObject("id", UUID.class),
        row.getString("scenario_id"),
        teams == null ? null : List.of((String[]) teams.getArray()),
        row.getBoolean("skip_unready"),
        terms(row),
        timing(row),
        ZoneId.of(row.getString("time_zone")),
        RunSchedule.State.valueOf(row.getString("state")),
        maybe(row, "next_at"),
        run(row, "rebreak_of"),
        run(row, "last_run"),
        row.getString("note"),
        new PersonId(row.getObject("created_by", UUID.class)),
        instant(row, "created_at"));
  }

  private static @Nullable RunTerms terms(ResultSet row) throws SQLException {
    boolean credit = row.getBoolean("credit");
    return row.wasNull() ? null : new RunTerms(credit, 1, row.getString("unproven_reason"));
  }

  private static Timing timing(ResultSet row) throws SQLException {
    return switch (row.getString("timing")) {
      case "CRON" -> new Timing.Cron(row.getString("cron"));
      case "SURPRISE" ->
          new Timing.Surprise(instant(row, "window_from"), instant(row, "window_until"));
      default -> {
        Instant next = maybe(row, "next_at");
        yield new Timing.At(next == null ? instant(row, "created_at") : next);
      }
    };
  }

  private static @Nullable RunId run(ResultSet row, String column) throws SQLException {
    UUID id = row.getObject(column, UUID.class);
    return id == null ? null : new RunId(id);
  }

  @Override
  public void add(RunSchedule schedule) {
    Timing timing = schedule.timing();
    RunTerms terms = schedule.terms();
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO run_schedule (id, scenario_id, teams, skip_unready, timing, cron,
                    window_from, window_until, time_zone, state, next_at, rebreak_of, created_by,
                    created_at, credit, unproven_reason)
                VALUES (:id, :scenario, CAST(:teams AS text[]), :skip, :timing, :cron, :from,
                    :until, :zone, :state, :next, :rebreak, :by, :at, :credit,
                    :reason)
                """)
            .bind("id", schedule.id())
            .bind("scenario", schedule.scenarioId())
            .bindByType(
                "teams",
                schedule.teams() == null ? null : schedule.teams().toArray(String[]::new),
                String[].class)
            .bind("skip", schedule.skipNotReady())
            .bind(
                "timing",
                switch (timing) {
                  case Timing.At _ -> "AT";
                  case Timing.Cron _ -> "CRON";
                  case Timing.Surprise _ -> "SURPRISE";
                })
            .bind("cron", timing instanceof Timing.Cron(String cron) ? cron : null)
            .bind("from", timing instanceof Timing.Surprise window ? utc(window.from()) : null)
            .bind("until", timing instanceof Timing.Surprise window ? utc(window.until()) : null)
            .bind("zone", schedule.zone().getId())
            .bind("state", schedule.state())
            .bind("next", utc(schedule.nextAt()))
            .bind("rebreak", schedule.rebreakOf() == null ? null : schedule.rebreakOf().value())
            .bind("by", schedule.by().value())
            .bind("at", utc(schedule.createdAt()))
            .bindByType("credit", terms == null ? null : terms.credit(), Boolean.class)
            .bind("reason", terms == null ? null : terms.unproven())
            .execute());
  }

  @Override
  public Optional<RunSchedule> find(UUID id) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT " + COLUMNS + " FROM run_schedule s WHERE s.id = :id")
            .bind("id", id)
            .map(SCHEDULE)
            .findOne());
  }

  @Override
  public List<RunSchedule> latest(int limit) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "SELECT "
                    + COLUMNS
                    + """
                     FROM run_schedule s
                    ORDER BY s.state <> 'ACTIVE', s.next_at, s.created_at DESC LIMIT :limit
                    """)
            .bind("limit", limit)
            .map(SCHEDULE)
            .list());
  }

  @Override
  public List<RunSchedule> active() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "SELECT "
                    + COLUMNS
                    + " FROM run_schedule s WHERE s.state = 'ACTIVE' ORDER BY s.next_at")
            .map(SCHEDULE)
            .list());
  }

  @Override
  public List<RunSchedule> claimDue(Instant now, Instant held) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                UPDATE run_schedule s SET held_until = :held
                FROM (SELECT id FROM run_schedule
                      WHERE state = 'ACTIVE' AND next_at <= :now
                        AND (held_until IS NULL OR held_until <= :now)
                      ORDER BY next_at FOR UPDATE SKIP LOCKED) d
                WHERE s.id = d.id
                RETURNING
                """
                    + COLUMNS)
            .bind("now", utc(now))
            .bind("held", utc(held))
            .map(SCHEDULE)
            .list());
  }

  @Override
  public void wait(UUID id, Instant due, Instant again, String note) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                UPDATE run_schedule SET held_until = :again, note = :note
                WHERE id = :id AND state = 'ACTIVE' AND next_at = :due
                """)
            .bind("id", id)
            .bind("due", utc(due))
            .bind("again", utc(again))
            .bind("note", note)
            .execute());
  }

  @Override
  public boolean fired(
      UUID id,
      Instant due,
      RunSchedule.State state,
      @Nullable Instant next,
      @Nullable RunId run,
      @Nullable String note) {
    return jdbi.withHandle(handle ->
        handle
                .createUpdate(
                    """
                    UPDATE run_schedule
                    SET state = :state, next_at = :next, held_until = NULL,
                        last_run = coalesce(:run, last_run), note = :note
                    WHERE id = :id AND state = 'ACTIVE' AND next_at = :due
                    """)
                .bind("id", id)
                .bind("due", utc(due))
                .bind("state", state)
                .bind("next", utc(next))
                .bind("run", run == null ? null : run.value())
                .bind("note", note)
                .execute()
            == 1);
  }

  @Override
  public boolean cancel(UUID id) {
    return jdbi.withHandle(handle ->
        handle
                .createUpdate(
                    """
                    UPDATE run_schedule SET state = 'CANCELED', next_at = NULL, held_until = NULL
                    WHERE id = :id AND state = 'ACTIVE'
                    """)
                .bind("id", id)
                .execute()
            == 1);
  }
}
