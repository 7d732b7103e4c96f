package dev.firedrill.capacity.persistence;

import dev.firedrill.capacity.UsageMinute;
import dev.firedrill.capacity.UsageMinutes;
import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

final class JdbiUsageMinutes implements UsageMinutes {
  private final Jdbi jdbi;

  JdbiUsageMinutes(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public void save(List<UsageMinute> minutes) {
    jdbi.useTransaction(handle -> {
      PreparedBatch batch =
          handle.prepareBatch(
              """
              INSERT INTO bot_usage_minute (team_id, environment, at, cpu, resident_bytes,
                  instances)
              VALUES (:team, :environment, :at, :cpu, :resident, :instances)
              ON CONFLICT (team_id, environment, at) DO UPDATE
              SET cpu = excluded.cpu, resident_bytes = excluded.resident_bytes,
                  instances = excluded.instances
              """);
      for (UsageMinute minute : minutes) {
        Columns.bind(batch, minute.bot())
            .bind("at", Columns.utc(minute.at()))
            .bind("cpu", minute.cpu())
            .bind("resident", minute.residentBytes())
            .bind("instances", minute.instances())
            .add();
      }
      batch.execute();
    });
  }

  @Override
  public List<UsageMinute> between(TeamEnvironment bot, Instant from, Instant to) {
    return jdbi.withHandle(handle ->
        Columns.bind(
                handle.createQuery(
                    """
                    SELECT team_id, environment, at, cpu, resident_bytes, instances
                    FROM bot_usage_minute
                    WHERE team_id = :team AND environment = :environment
                      AND at >= :from AND at < :to
                    ORDER BY at
                    """),
                bot)
            .bind("from", Columns.utc(from))
            .bind("to", Columns.utc(to))
            .map((row, context) ->
                new UsageMinute(
                    Columns.bot(row),
                    Columns.at(row, "at"),
                    row.getDouble("cpu"),
                    row.getLong("resident_bytes"),
                    row.getInt("instances")))
            .list());
  }

  @Override
  public void forget(Instant before) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate("DELETE FROM bot_usage_minute WHERE at < :before")
            .bind("before", Columns.utc(before))
            .execute());
  }
}
