package dev.firedrill.bot.persistence;

import dev.firedrill.bot.BotStatus;
import dev.firedrill.bot.Bots;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

final class JdbiBots implements Bots {
  private static final RowMapper<BotStatus> STATUS =
      (row, context) ->
          new BotStatus(
              new TeamEnvironment(
                  new TeamId(row.getObject("team_id", UUID.class)),
                  EnvironmentName.valueOf(row.getString("environment"))),
              BotStatus.Desired.valueOf(row.getString("desired")),
              BotStatus.Observed.valueOf(row.getString("observed")),
              row.getObject("since", OffsetDateTime.class).toInstant(),
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
  public void save(BotStatus status) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO bot (team_id, environment, desired, observed, since, restarts,
                    release, detail)
                VALUES (:team, :environment, :desired, :observed, :since, :restarts,
                    :release, :detail)
                ON CONFLICT (team_id, environment) DO UPDATE SET
                    desired = excluded.desired, observed = excluded.observed,
                    since = excluded.since, restarts = excluded.restarts,
                    release = excluded.release, detail = excluded.detail
                """)
            .bind("team", status.bot().team().value())
            .bind("environment", status.bot().environment())
            .bind("desired", status.desired())
            .bind("observed", status.observed())
            .bind("since", status.since().atOffset(ZoneOffset.UTC))
            .bind("restarts", status.restarts())
            .bind("release", status.release())
            .bind("detail", status.detail())
            .execute());
  }
}
