package dev.firedrill.traffic.persistence;

import dev.firedrill.scenarios.Args;
import dev.firedrill.scenarios.json.ScenarioJson;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import dev.firedrill.traffic.Stretch;
import dev.firedrill.traffic.Stretches;
import dev.firedrill.traffic.Window;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

final class JdbiStretches implements Stretches {
  private static final String COLUMNS =
      "operation_key, team_id, environment, kind, profile, args, from_at, until_at, stopped_at";

  private static final RowMapper<Kept> KEPT =
      (row, context) ->
          new Kept(
              new Stretch(
                  row.getString("operation_key"),
                  new TeamEnvironment(
                      new TeamId(row.getObject("team_id", UUID.class)),
                      EnvironmentName.valueOf(row.getString("environment"))),
                  Stretch.Kind.valueOf(row.getString("kind")),
                  row.getString("profile"),
                  ScenarioJson.read(row.getString("args"), Args.class),
                  instant(row, "from_at"),
                  instant(row, "until_at")),
              row.getObject("stopped_at") == null ? null : instant(row, "stopped_at"));

  private static final RowMapper<Window> WINDOW =
      (row, context) ->
          new Window(
              row.getString("operation_key"),
              instant(row, "at"),
              row.getLong("intended"),
              row.getLong("sent"),
              row.getLong("dropped"),
              row.getLong("again"),
              row.getLong("late_ms"));

  private final Jdbi jdbi;

  JdbiStretches(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public boolean add(Stretch stretch) {
    return insert(stretch, null) == 1;
  }

  private int insert(Stretch stretch, @Nullable Instant stoppedAt) {
    return jdbi.withHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO traffic_stretch (operation_key, team_id, environment, kind, profile,
                    args, from_at, until_at, stopped_at, closed_at)
                VALUES (:operation, :team, :environment, :kind, :profile,
                    :args::jsonb, :from, :until, :stoppedAt, :stoppedAt)
                ON CONFLICT (operation_key) DO NOTHING
                """)
            .bind("operation", stretch.operationKey())
            .bind("team", stretch.bot().team().value())
            .bind("environment", stretch.bot().environment())
            .bind("kind", stretch.kind())
            .bind("profile", stretch.profile())
            .bind("args", ScenarioJson.write(stretch.args()))
            .bind("from", utc(stretch.from()))
            .bind("until", utc(stretch.until()))
            .bind("stoppedAt", stoppedAt == null ? null : utc(stoppedAt))
            .execute());
  }

  @Override
  public void stop(TeamEnvironment bot, String operationKey, Instant now) {
    jdbi.useTransaction(_ -> {
      Stretch never =
          new Stretch(operationKey, bot, Stretch.Kind.USERS, "steady", Args.EMPTY, now, now);
      if (insert(never, now) == 0) {
        jdbi.useHandle(handle ->
            handle
                .createUpdate(
                    """
                    UPDATE traffic_stretch SET stopped_at = :now
                    WHERE operation_key = :operation AND stopped_at IS NULL AND until_at > :now
                    """)
                .bind("operation", operationKey)
                .bind("now", utc(now))
                .execute());
      }
    });
  }

  @Override
  public Optional<Kept> find(String operationKey) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "SELECT " + COLUMNS + " FROM traffic_stretch WHERE operation_key = :operation")
            .bind("operation", operationKey)
            .map(KEPT)
            .findOne());
  }

  @Override
  public List<Kept> claim(UUID server, Instant now, Duration lease) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                UPDATE traffic_stretch SET holder = :server, held_until = :until
                WHERE operation_key IN (
                    SELECT operation_key FROM traffic_stretch
                    WHERE closed_at IS NULL AND from_at <= :now
                      AND (holder = :server OR held_until IS NULL OR held_until < :now)
                    FOR UPDATE SKIP LOCKED)
                RETURNING %s
                """
                    .formatted(COLUMNS))
            .bind("server", server)
            .bind("now", utc(now))
            .bind("until", utc(now.plus(lease)))
            .map(KEPT)
            .list());
  }

  @Override
  public void release(UUID server) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                UPDATE traffic_stretch SET holder = NULL, held_until = NULL
                WHERE holder = :server AND closed_at IS NULL
                """)
            .bind("server", server)
            .execute());
  }

  @Override
  public void close(String operationKey, Instant now) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                "UPDATE traffic_stretch SET closed_at = :now WHERE operation_key = :operation")
            .bind("operation", operationKey)
            .bind("now", utc(now))
            .execute());
  }

  @Override
  public void count(Collection<Window> windows) {
    jdbi.useHandle(handle -> {
      PreparedBatch batch =
          handle.prepareBatch(
              """
              INSERT INTO traffic_window AS kept
                  (operation_key, at, intended, sent, dropped, again, late_ms)
              VALUES (:operation, :at, :intended, :sent, :dropped, :again, :lateMs)
              ON CONFLICT (operation_key, at) DO UPDATE
              SET intended = GREATEST(kept.intended, EXCLUDED.intended),
                  sent = kept.sent + EXCLUDED.sent,
                  dropped = kept.dropped + EXCLUDED.dropped,
                  again = kept.again + EXCLUDED.again,
                  late_ms = GREATEST(kept.late_ms, EXCLUDED.late_ms)
              """);
      for (Window window : windows) {
        batch
            .bind("operation", window.operationKey())
            .bind("at", utc(window.at()))
            .bind("intended", window.intended())
            .bind("sent", window.sent())
            .bind("dropped", window.dropped())
            .bind("again", window.again())
            .bind("lateMs", window.lateMs())
            .add();
      }
      batch.execute();
    });
  }

  @Override
  public List<Kept> of(TeamEnvironment bot, Instant from, Instant to) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT %s FROM traffic_stretch
                WHERE team_id = :team AND environment = :environment
                  AND from_at < :to AND COALESCE(stopped_at, until_at) > :from
                ORDER BY from_at, operation_key
                """
                    .formatted(COLUMNS))
            .bind("team", bot.team().value())
            .bind("environment", bot.environment())
            .bind("from", utc(from))
            .bind("to", utc(to))
            .map(KEPT)
            .list());
  }

  @Override
  public List<Window> windows(String operationKey) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT operation_key, at, intended, sent, dropped, again, late_ms
                FROM traffic_window WHERE operation_key = :operation ORDER BY at
                """)
            .bind("operation", operationKey)
            .map(WINDOW)
            .list());
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
