package dev.firedrill.telemetry.persistence;

import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.telemetry.LogFilter;
import dev.firedrill.telemetry.LogLevel;
import dev.firedrill.telemetry.LogQuery;
import dev.firedrill.telemetry.LogResult;
import dev.firedrill.telemetry.logs.LogBatch;
import dev.firedrill.telemetry.logs.LogStore;
import dev.firedrill.telemetry.logs.NewLine;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

final class JdbiLogStore implements LogStore {
  private static final String CANCELLED = "57014";

  private static final RowMapper<LogResult.Line> LINE =
      (row, context) -> {
        int level = row.getInt("level");
        LogLevel known = row.wasNull() ? null : LogLevel.ofRank(level);
        return new LogResult.Line(
            row.getLong("id"),
            row.getObject("at", OffsetDateTime.class).toInstant(),
            known,
            row.getString("logger"),
            row.getString("text"),
            LogConditions.fields(row.getString("fields")),
            row.getString("track"),
            row.getBoolean("cut"));
      };

  private final Jdbi jdbi;
  private final JdbiMetricStore sources;
  private final DayPartitions days;
  private final Map<TeamEnvironment, Integer> known = new ConcurrentHashMap<>();

  JdbiLogStore(Jdbi jdbi) {
    this.jdbi = jdbi;
    this.sources = new JdbiMetricStore(jdbi);
    this.days = new DayPartitions(jdbi, "log_line");
  }

  private int source(TeamEnvironment bot) {
    return known.computeIfAbsent(bot, sources::source);
  }

  @Override
  public Optional<Long> position(TeamEnvironment bot) {
    int source = source(bot);
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT position FROM log_position WHERE source_id = :source")
            .bind("source", source)
            .mapTo(Long.class)
            .findOne());
  }

  @Override
  public Map<TeamEnvironment, Long> append(List<LogBatch> batches) {
    Map<Integer, TeamEnvironment> bots = new HashMap<>();
    batches.forEach(batch -> bots.put(source(batch.bot()), batch.bot()));
    Map<Integer, Long> newest =
        batches.stream().allMatch(batch -> batch.dropped() == 0)
            ? jdbi.withHandle(handle -> insert(handle, batches))
            : jdbi.inTransaction(handle -> {
              for (LogBatch batch : batches) {
                if (batch.dropped() > 0) {
                  drop(handle, source(batch.bot()), batch.dropped(), batch.at());
                }
              }
              return insert(handle, batches);
            });
    Map<TeamEnvironment, Long> last = new HashMap<>();
    newest.forEach((source, id) -> last.put(Objects.requireNonNull(bots.get(source)), id));
    return last;
  }

  /** In one statement: this runs every second for all bots. The newest id by source. */
  private Map<Integer, Long> insert(Handle handle, List<LogBatch> batches) {
    List<Integer> owners = new ArrayList<>();
    List<NewLine> lines = new ArrayList<>();
    for (LogBatch batch : batches) {
      owners.addAll(Collections.nCopies(batch.lines().size(), source(batch.bot())));
      lines.addAll(batch.lines());
    }
    return handle
        .createQuery(
            """
            WITH kept AS (
              INSERT INTO log_line (source_id, at, level, logger, text, fields, track, cut)
              SELECT l.source, l.at::timestamptz, l.level::smallint, l.logger, l.text, l.fields::jsonb, l.track, l.cut
              FROM unnest(:owners, :ats, :levels, :loggers, :texts, :fields, :tracks, :cuts)
                WITH ORDINALITY AS l (source, at, level, logger, text, fields, track, cut, n)
              ORDER BY l.n
              RETURNING source_id, id
            ), moved AS (
              INSERT INTO log_position (source_id, position)
              SELECT * FROM unnest(:sources, :positions)
              ON CONFLICT (source_id) DO UPDATE SET position = excluded.position
            )
            SELECT source_id, max(id) AS newest FROM kept GROUP BY source_id
            """)
        .bindArray("sources", Integer.class, batches.stream().map(it -> source(it.bot())).toList())
        .bindArray("positions", Long.class, batches.stream().map(LogBatch::position).toList())
        .bindArray("owners", Integer.class, owners)
        .bindArray("ats", String.class, column(lines, line -> line.at().toString()))
        .bindArray(
            "levels",
            Integer.class,
            column(lines, line -> line.level() == null ? null : line.level().rank()))
        .bindArray("loggers", String.class, column(lines, NewLine::logger))
        .bindArray("texts", String.class, column(lines, NewLine::text))
        .bindArray("fields", String.class, column(lines, it -> LogConditions.json(it.fields())))
        .bindArray("tracks", String.class, column(lines, NewLine::track))
        .bindArray("cuts", Boolean.class, column(lines, NewLine::cut))
        .map((row, context) -> Map.entry(row.getInt("source_id"), row.getLong("newest")))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static <T> List<@Nullable T> column(
      List<NewLine> lines, Function<NewLine, ? extends @Nullable T> value) {
    List<@Nullable T> column = new ArrayList<>();
    lines.forEach(line -> column.add(value.apply(line)));
    return column;
  }

  private static void drop(Handle handle, int source, long dropped, Instant at) {
    handle
        .createUpdate(
            """
            INSERT INTO log_dropped (source_id, minute, lines) VALUES (:source, :minute, :lines)
            ON CONFLICT (source_id, minute)
            DO UPDATE SET lines = log_dropped.lines + excluded.lines
            """)
        .bind("source", source)
        .bind("minute", at.truncatedTo(ChronoUnit.MINUTES).atOffset(ZoneOffset.UTC))
        .bind("lines", dropped)
        .execute();
  }

  @Override
  public long count(TeamEnvironment bot, LogFilter filter, Instant from, Instant to) {
    int source = source(bot);
    return bounded(handle ->
        LogConditions.bind(
                handle.createQuery("SELECT count(*) FROM log_line WHERE" + LogConditions.SQL),
                filter)
            .bind("source", source)
            .bind("from", from.atOffset(ZoneOffset.UTC))
            .bind("to", to.atOffset(ZoneOffset.UTC))
            .mapTo(Long.class)
            .one());
  }

  @Override
  public List<LogResult.Line> lines(LogQuery query) {
    int source = source(query.bot());
    boolean forward = query.after() != null;
    List<LogResult.Line> found =
        bounded(handle ->
            LogConditions.bind(
                    handle.createQuery(
                        """
                        SELECT id, at, level, logger, text, fields, track, cut FROM log_line
                        WHERE id > :after AND id < :before AND\
                        """
                            + LogConditions.SQL
                            + (forward ? " ORDER BY id" : " ORDER BY id DESC")
                            + " LIMIT :limit"),
                    query.filter())
                .bind("source", source)
                .bind("from", query.from().atOffset(ZoneOffset.UTC))
                .bind("to", query.to().atOffset(ZoneOffset.UTC))
                .bind("after", or(query.after(), -1L))
                .bind("before", or(query.before(), Long.MAX_VALUE))
                .bind("limit", query.limit() + 1)
                .map(LINE)
                .list());
    if (!forward) {
      Collections.reverse(found);
    }
    return found;
  }

  private static long or(@Nullable Long value, long otherwise) {
    return Objects.requireNonNullElse(value, otherwise);
  }

  @Override
  public List<LogResult.Bar> histogram(LogQuery query, Duration bar) {
    int source = source(query.bot());
    return bounded(handle ->
        LogConditions.bind(
                handle.createQuery(
                    """
                    SELECT date_bin(make_interval(secs => :seconds), at, 'epoch'::timestamptz) AS bar,
                      count(*) FILTER (WHERE level = 0) AS error,
                      count(*) FILTER (WHERE level = 1) AS warn,
                      count(*) FILTER (WHERE level = 2) AS info,
                      count(*) FILTER (WHERE level > 2) AS debug,
                      count(*) FILTER (WHERE level IS NULL) AS other
                    FROM log_line WHERE\
                    """
                        + LogConditions.SQL
                        + " GROUP BY bar ORDER BY bar"),
                query.filter())
            .bind("source", source)
            .bind("seconds", bar.toSeconds())
            .bind("from", query.from().atOffset(ZoneOffset.UTC))
            .bind("to", query.to().atOffset(ZoneOffset.UTC))
            .map((row, context) ->
                new LogResult.Bar(
                    row.getObject("bar", OffsetDateTime.class).toInstant(),
                    bar.toSeconds(),
                    row.getLong("error"),
                    row.getLong("warn"),
                    row.getLong("info"),
                    row.getLong("debug"),
                    row.getLong("other")))
            .list());
  }

  @Override
  public long dropped(TeamEnvironment bot, Instant from, Instant to) {
    int source = source(bot);
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT coalesce(sum(lines), 0)::bigint FROM log_dropped
                WHERE source_id = :source AND minute >= :from AND minute < :to
                """)
            .bind("source", source)
            .bind("from", from.truncatedTo(ChronoUnit.MINUTES).atOffset(ZoneOffset.UTC))
            .bind("to", to.atOffset(ZoneOffset.UTC))
            .mapTo(Long.class)
            .one());
  }

  /** Gives up a search that takes too long, so that it takes no connection from others. */
  private <T> T bounded(Function<Handle, T> query) {
    try {
      return jdbi.inTransaction(handle -> {
        handle.execute("SET LOCAL statement_timeout = '5s'");
        return query.apply(handle);
      });
    } catch (JdbiException failed) {
      if (failed.getCause() instanceof SQLException sql && CANCELLED.equals(sql.getSQLState())) {
        throw new Failure(
            ProblemCode.INVALID_INPUT,
            "The search took longer than 5 seconds; choose a shorter time or a level.");
      }
      throw failed;
    }
  }

  @Override
  public void openDays(LocalDate from, LocalDate to) {
    days.open(from, to);
  }

  @Override
  public void dropDays(LocalDate before) {
    days.dropBefore(before);
    jdbi.useHandle(handle ->
        handle
            .createUpdate("DELETE FROM log_dropped WHERE minute < :before")
            .bind("before", before.atStartOfDay().atOffset(ZoneOffset.UTC))
            .execute());
  }
}
