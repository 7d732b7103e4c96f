package dev.firedrill.flag.persistence;

import static dev.firedrill.flag.persistence.FlagRows.ofOwner;

import dev.firedrill.flag.exposure.ExposureStore;
import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

final class JdbiExposures implements ExposureStore {
  private final Jdbi jdbi;

  JdbiExposures(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public void add(Collection<Count> counts) {
    jdbi.useTransaction(handle -> {
      batch(
          handle,
          counts,
          """
          INSERT INTO flag_exposure AS x (team_id, environment, key, variant, minute, evaluations)
          SELECT f.team_id, f.environment, f.key, :variant, :minute, :evaluations
          FROM feature_flag f
          WHERE f.team_id = :team AND f.environment = :environment AND f.key = :key
              AND :evaluations > 0
          ON CONFLICT (team_id, environment, key, variant, minute) DO UPDATE
          SET evaluations = x.evaluations + excluded.evaluations
          """);
      batch(
          handle,
          counts,
          """
          UPDATE feature_flag SET last_evaluated_at = :minute
          WHERE team_id = :team AND environment = :environment AND key = :key
              AND (last_evaluated_at IS NULL OR last_evaluated_at < :minute)
          """);
      batch(
          handle,
          counts,
          """
          INSERT INTO flag_report_day (team_id, environment, day)
          SELECT e.team_id, e.environment, CAST(:minute AT TIME ZONE 'UTC' AS date)
          FROM flag_environment e
          WHERE e.team_id = :team AND e.environment = :environment
          ON CONFLICT (team_id, environment, day) DO NOTHING
          """);
    });
  }

  private static void batch(Handle handle, Collection<Count> counts, String sql) {
    PreparedBatch batch = handle.prepareBatch(sql);
    for (Count count : counts) {
      Cell cell = count.cell();
      ofOwner(cell.owner(), batch)
          .bind("key", cell.key())
          .bind("variant", cell.variant())
          .bind("minute", cell.minute().atOffset(ZoneOffset.UTC))
          .bind("evaluations", count.evaluations())
          .add();
    }
    batch.execute();
  }

  @Override
  public Seen seen(TeamEnvironment owner, Instant since) {
    return jdbi.withHandle(
        handle -> new Seen(counts(handle, owner, since), last(handle, owner), days(handle, owner)));
  }

  private static Map<String, Map<String, Long>> counts(
      Handle handle, TeamEnvironment owner, Instant since) {
    Map<String, Map<String, Long>> counts = new HashMap<>();
    ofOwner(
            owner,
            handle.createQuery(
                """
                SELECT key, variant, sum(evaluations) AS evaluations
                FROM flag_exposure
                WHERE team_id = :team AND environment = :environment AND minute > :since
                GROUP BY key, variant
                """))
        .bind("since", since.atOffset(ZoneOffset.UTC))
        .map((row, context) ->
            counts
                .computeIfAbsent(row.getString("key"), key -> new HashMap<>())
                .put(row.getString("variant"), row.getLong("evaluations")))
        .forEach(earlier -> {});
    return counts;
  }

  private static Map<String, Instant> last(Handle handle, TeamEnvironment owner) {
    Map<String, Instant> last = new HashMap<>();
    ofOwner(
            owner,
            handle.createQuery(
                """
                SELECT key, last_evaluated_at
                FROM feature_flag
                WHERE team_id = :team AND environment = :environment
                    AND last_evaluated_at IS NOT NULL
                """))
        .map((row, context) ->
            last.put(
                row.getString("key"),
                row.getObject("last_evaluated_at", OffsetDateTime.class).toInstant()))
        .forEach(earlier -> {});
    return last;
  }

  private static List<Instant> days(Handle handle, TeamEnvironment owner) {
    return ofOwner(
            owner,
            handle.createQuery(
                """
                SELECT day::timestamp AT TIME ZONE 'UTC' AS day
                FROM flag_report_day
                WHERE team_id = :team AND environment = :environment
                ORDER BY day DESC
                LIMIT 400
                """))
        .map((row, context) -> row.getObject("day", OffsetDateTime.class).toInstant())
        .list();
  }

  @Override
  public void forget(Instant before) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate("DELETE FROM flag_exposure WHERE minute < :before")
            .bind("before", before.atOffset(ZoneOffset.UTC))
            .execute());
  }
}
