package dev.firedrill.slo.persistence;

import dev.firedrill.slo.SliTally;
import dev.firedrill.slo.TrackSlis;
import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Jdbi;

final class JdbiTrackSlis implements TrackSlis {
  private final Jdbi jdbi;

  JdbiTrackSlis(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public SliTally tally(TeamEnvironment bot, String track, Instant from, Instant to) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT coalesce(sum((tracks -> :track ->> 0)::bigint), 0) AS good,
                  coalesce(sum((tracks -> :track ->> 1)::bigint), 0) AS total
                FROM sli_second
                WHERE team_id = :team AND environment = :environment
                  AND at >= :from AND at < :to
                """)
            .bind("track", track)
            .bind("team", bot.team().value())
            .bind("environment", bot.environment().name())
            .bind("from", from.atOffset(ZoneOffset.UTC))
            .bind("to", to.atOffset(ZoneOffset.UTC))
            .map((row, context) -> new SliTally(row.getLong("good"), row.getLong("total")))
            .one());
  }
}
