package dev.firedrill.capacity.persistence;

import dev.firedrill.capacity.Size;
import dev.firedrill.capacity.Sizes;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

final class JdbiSizes implements Sizes {
  private static final RowMapper<Size> SIZE =
      (row, context) ->
          new Size(
              Columns.bot(row),
              row.getLong("version"),
              row.getInt("memory_mib"),
              row.getInt("cpu_percent"),
              new Size.Change(
                  Columns.at(row, "changed_at"),
                  Columns.person(row, "changed_by"),
                  row.getString("reason")));

  private final Jdbi jdbi;

  JdbiSizes(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public void lock(TeamId team) {
    jdbi.useHandle(handle ->
        handle
            .createQuery("SELECT id FROM team WHERE id = :team FOR NO KEY UPDATE")
            .bind("team", team.value())
            .mapTo(UUID.class)
            .one());
  }

  @Override
  public Optional<Size> newest(TeamEnvironment bot) {
    return jdbi.withHandle(handle ->
        Columns.bind(
                handle.createQuery(
                    """
                    SELECT team_id, environment, version, memory_mib, cpu_percent, reason,
                        changed_at, changed_by
                    FROM bot_size WHERE team_id = :team AND environment = :environment
                    ORDER BY version DESC LIMIT 1
                    """),
                bot)
            .map(SIZE)
            .findOne());
  }

  @Override
  public List<Size> between(TeamEnvironment bot, Instant from, Instant to) {
    return jdbi.withHandle(handle ->
        Columns.bind(
                handle.createQuery(
                    """
                    SELECT team_id, environment, version, memory_mib, cpu_percent, reason,
                        changed_at, changed_by
                    FROM (
                        SELECT s.*, lead(changed_at) OVER (ORDER BY version) AS replaced_at
                        FROM bot_size s
                        WHERE team_id = :team AND environment = :environment
                    ) AS size
                    WHERE changed_at < :to AND (replaced_at IS NULL OR replaced_at > :from)
                    ORDER BY version
                    """),
                bot)
            .bind("from", Columns.utc(from))
            .bind("to", Columns.utc(to))
            .map(SIZE)
            .list());
  }

  @Override
  public void add(Size size) {
    Size.Change change = Objects.requireNonNull(size.change(), "the usual size is never stored");
    jdbi.useHandle(handle ->
        Columns.bind(
                handle.createUpdate(
                    """
                    INSERT INTO bot_size (team_id, environment, version, memory_mib, cpu_percent,
                        reason, changed_at, changed_by)
                    VALUES (:team, :environment, :version, :memory, :cpu, :reason, :at, :by)
                    """),
                size.bot())
            .bind("version", size.version())
            .bind("memory", size.memoryMiB())
            .bind("cpu", size.cpuPercent())
            .bind("reason", change.reason())
            .bind("at", Columns.utc(change.at()))
            .bind("by", change.by().value())
            .execute());
  }
}
