package dev.firedrill.bot.persistence;

import dev.firedrill.bot.BotStatus;
import dev.firedrill.bot.Bots;
import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

final class JdbiBots implements Bots {
  private static final RowMapper<BotStatus> STATUS =
      (row, context) ->
          new BotStatus(
              Columns.bot(row),
              BotStatus.Desired.valueOf(row.getString("desired")),
              BotStatus.Observed.valueOf(row.getString("observed")),
              Columns.at(row, "since"),
              row.getInt("restarts"),
              row.getString("release"),
              row.getString("detail"));

  private final Jdbi jdbi;

  JdbiBots(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public Optional<BotStatus> find(TeamEnvironment bot) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT team_id, environment, desired, observed, since, restarts, release, detail
                FROM bot WHERE team_id = :team AND environment = :environment
                """)
            .bind("team", bot.team().value())
            .bind("environment", bot.environment())
            .map(STATUS)
            .findOne());
  }

  @Override
  public List<BotStatus> all() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT b.team_id, b.environment, b.desired, b.observed, b.since, b.restarts,
                       b.release, b.detail
                FROM bot b JOIN team t ON t.id = b.team_id ORDER BY t.slug, b.environment
                """)
            .map(STATUS)
            .list());
  }

  @Override
  public void desire(TeamEnvironment bot, BotStatus.Desired desired, Instant at) {
    jdbi.useHandle(handle ->
        Columns.bind(
                handle.createUpdate(
                    """
                    INSERT INTO bot (team_id, environment, desired, observed, since, restarts,
                        release)
                    VALUES (:team, :environment, :desired, 'STOPPED', :at, 0, 'none')
                    ON CONFLICT (team_id, environment) DO UPDATE SET desired = excluded.desired
                    """),
                bot)
            .bind("desired", desired)
            .bind("at", Columns.of(at))
            .execute());
  }

  @Override
  public void observe(BotStatus status) {
    jdbi.useHandle(handle ->
        Columns.bind(
                handle.createUpdate(
                    """
                    UPDATE bot SET observed = :observed, since = :since, restarts = :restarts,
                        release = :release, detail = :detail
                    WHERE team_id = :team AND environment = :environment
                    """),
                status.bot())
            .bind("observed", status.observed())
            .bind("since", Columns.of(status.since()))
            .bind("restarts", status.restarts())
            .bind("release", status.release())
            .bind("detail", status.detail())
            .execute());
  }
}
