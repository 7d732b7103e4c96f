package dev.firedrill.telemetry.persistence;

import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.telemetry.metrics.MetricStore;
import dev.firedrill.telemetry.metrics.MinuteRow;
import dev.firedrill.telemetry.metrics.SampleBatch;
import dev.firedrill.telemetry.metrics.SampleRow;
import dev.firedrill.telemetry.metrics.StoredSeries;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

final class JdbiMetricStore implements MetricStore {
  private static final int FETCH = 2_000;

  private static final RowMapper<SampleRow> SAMPLE =
      (row, context) -> new SampleRow(row.getLong("millis"), row.getBytes("samples"));

  private static final RowMapper<MinuteRow> MINUTE =
      (row, context) ->
          new MinuteRow(row.getInt("source_id"), row.getLong("millis"), row.getBytes("samples"));

  /** Timestamps as a number: building a time for each of some thousand rows costs more than SQL. */
  private static final String MILLIS =
      "SELECT source_id, (extract(epoch FROM at) * 1000)::bigint AS millis, samples FROM ";

  private final Jdbi jdbi;
  private final DayPartitions samples;
  private final DayPartitions minutes;

  JdbiMetricStore(Jdbi jdbi) {
    this.jdbi = jdbi;
    this.samples = new DayPartitions(jdbi, "metric_sample");
    this.minutes = new DayPartitions(jdbi, "metric_minute");
  }

  @Override
  public int source(TeamEnvironment bot) {
    return jdbi.inTransaction(handle -> {
      handle
          .createUpdate(
              """
              INSERT INTO metric_source (team_id, environment)
              SELECT :team, :environment WHERE NOT EXISTS (
                SELECT FROM metric_source WHERE team_id = :team AND environment = :environment)
              ON CONFLICT DO NOTHING
              """)
          .bind("team", bot.team().value())
          .bind("environment", bot.environment().name())
          .execute();
      return handle
          .createQuery(
              """
              SELECT id FROM metric_source WHERE team_id = :team AND environment = :environment
              """)
          .bind("team", bot.team().value())
          .bind("environment", bot.environment().name())
          .mapTo(Integer.class)
          .one();
    });
  }

  @Override
  public List<Integer> sources() {
    return jdbi.withHandle(handle ->
        handle.createQuery("SELECT id FROM metric_source ORDER BY id").mapTo(Integer.class).list());
  }

  @Override
  public List<StoredSeries> series(int source) {
    return jdbi.withHandle(handle -> SeriesRows.read(handle, source));
  }

  @Override
  public void append(SampleBatch batch) {
    jdbi.useTransaction(handle -> {
      // Waits for an earlier attempt of the same batch that is still being committed.
      int fresh =
          handle
              .createUpdate("INSERT INTO metric_batch (id) VALUES (:id) ON CONFLICT DO NOTHING")
              .bind("id", batch.id())
              .execute();
      if (fresh == 1) {
        batch.bots().forEach(bot -> SeriesRows.write(handle, bot));
        copy(handle, batch);
      }
    });
  }

  private static void copy(Handle handle, SampleBatch batch) {
    try {
      new CopyRows().send(handle.getConnection(), batch);
    } catch (SQLException broken) {
      throw new IllegalStateException("samples could not be copied: " + broken, broken);
    }
  }

  @Override
  public List<SampleRow> rows(int source, long from, long to) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                MILLIS
                    + """
                    metric_sample WHERE source_id = :source AND at >= :from AND at <= :to
                    ORDER BY at
                    """)
            .bind("source", source)
            .bind("from", time(from))
            .bind("to", time(to))
            .setFetchSize(FETCH)
            .map(SAMPLE)
            .list());
  }

  @Override
  public List<MinuteRow> minutes(int source, long from, long to, int every) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                MILLIS
                    + """
                    metric_minute WHERE source_id = :source AND at >= :from AND at <= :to
                      AND extract(epoch FROM at)::bigint / 60 % :every = 0
                    ORDER BY at
                    """)
            .bind("source", source)
            .bind("from", time(from))
            .bind("to", time(to))
            .bind("every", every)
            .setFetchSize(FETCH)
            .map(MINUTE)
            .list());
  }

  @Override
  public List<SourceRow> allRows(long from, long to) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                MILLIS
                    + """
                    metric_sample WHERE at >= :from AND at < :to ORDER BY source_id, at
                    """)
            .bind("from", time(from))
            .bind("to", time(to))
            .map((row, context) -> new SourceRow(row.getInt("source_id"), SAMPLE.map(row, context)))
            .list());
  }

  @Override
  public List<MinuteRow> allMinutes(long minute) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(MILLIS + "metric_minute WHERE at = :at")
            .bind("at", time(minute))
            .map(MINUTE)
            .list());
  }

  @Override
  public Optional<Long> rolledUntil() {
    return millis("SELECT until FROM metric_rolled");
  }

  @Override
  public Optional<Long> oldestRow() {
    return millis(
        """
        SELECT min(oldest.at) FROM metric_source CROSS JOIN LATERAL (
          SELECT min(at) AS at FROM metric_sample WHERE source_id = metric_source.id) oldest
        """);
  }

  private Optional<Long> millis(String sql) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(sql)
            .mapTo(OffsetDateTime.class)
            .findOne()
            .map(at -> at.toInstant().toEpochMilli()));
  }

  @Override
  public void saveMinutes(List<MinuteRow> rows, long until) {
    jdbi.useTransaction(handle -> {
      if (!rows.isEmpty()) {
        Minutes.insert(handle, rows);
      }
      handle
          .createUpdate(
              """
              INSERT INTO metric_rolled (until) VALUES (:until)
              ON CONFLICT (only_row) DO UPDATE SET until = excluded.until
              """)
          .bind("until", time(until))
          .execute();
    });
  }

  @Override
  public void openDays(LocalDate from, LocalDate to) {
    samples.open(from, to);
    minutes.open(from, to);
  }

  @Override
  public void dropDays(LocalDate samplesBefore, LocalDate minutesBefore) {
    samples.dropBefore(samplesBefore);
    minutes.dropBefore(minutesBefore);
    jdbi.useHandle(handle -> {
      handle.execute("DELETE FROM metric_batch WHERE at < now() - interval '1 hour'");
      handle
          .createUpdate("DELETE FROM metric_series WHERE last_seen < :before")
          .bind("before", minutesBefore.minusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC))
          .execute();
    });
  }

  static OffsetDateTime time(long millis) {
    return Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC);
  }
}
