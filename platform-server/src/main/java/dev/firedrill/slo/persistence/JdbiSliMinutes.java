package dev.firedrill.slo.persistence;

import dev.firedrill.slo.SliTally;
import dev.firedrill.slo.objective.SliMinute;
import dev.firedrill.slo.objective.SliMinutes;
import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/** Counts only: no histogram and no JSON leaves the database, so a month is a light answer. */
final class JdbiSliMinutes implements SliMinutes {
  /** Where the minutes end that are rolled up for this bot; seconds go on from there. */
  private static final String TAIL =
      """
      greatest(:from, coalesce(
          (SELECT max(at) + interval '1 minute' FROM sli_minute
           WHERE team_id = :team AND environment = :environment AND at >= :from), :from))
      """;

  private static final RowMapper<SliMinute> MINUTE =
      (row, context) ->
          new SliMinute(
              row.getObject("minute", OffsetDateTime.class).toInstant(),
              row.getLong("asked"),
              row.getLong("platform_errors"),
              row.getInt("lateness_ms"),
              row.getLong("good"),
              row.getLong("total"));

  private final Jdbi jdbi;

  JdbiSliMinutes(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public List<SliMinute> minutes(TeamEnvironment bot, Instant from, Instant to) {
    return read(
        """
        SELECT at AS minute, asked, platform_errors, lateness_ms, good, total FROM sli_minute
        WHERE team_id = :team AND environment = :environment AND at >= :from AND at < :to
        UNION ALL
        SELECT date_trunc('minute', at), sum(asked), sum(platform_errors), max(lateness_ms),
            sum(good), sum(total)
        FROM sli_second
        WHERE team_id = :team AND environment = :environment AND at < :to AND at >=
        """
            + TAIL
            + """
            GROUP BY 1
            ORDER BY minute
            """,
        bot,
        from,
        to);
  }

  @Override
  public List<SliMinute> recent(TeamEnvironment bot, Instant from, Instant to) {
    return read(
        """
        SELECT :from + interval '1 minute' * floor(extract(epoch FROM at - :from) / 60) AS minute,
            sum(asked) AS asked, sum(platform_errors) AS platform_errors,
            max(lateness_ms) AS lateness_ms, sum(good) AS good, sum(total) AS total
        FROM sli_second
        WHERE team_id = :team AND environment = :environment AND at >= :from AND at < :to
        GROUP BY 1
        ORDER BY minute
        """,
        bot,
        from,
        to);
  }

  private List<SliMinute> read(String sql, TeamEnvironment bot, Instant from, Instant to) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(sql.replace(":from", ":from::timestamptz"))
            .bind("team", bot.team().value())
            .bind("environment", bot.environment().name())
            .bind("from", from.atOffset(ZoneOffset.UTC))
            .bind("to", to.atOffset(ZoneOffset.UTC))
            .map(MINUTE)
            .list());
  }

  @Override
  public Map<String, SliTally> commands(TeamEnvironment bot, Instant from, Instant to) {
    Map<String, SliTally> tallies = new TreeMap<>();
    jdbi.useHandle(handle ->
        handle
            .createQuery(
                ("""
                SELECT command, sum((counts ->> 0)::bigint + (counts ->> 1)::bigint) AS good,
                    sum((counts ->> 0)::bigint + (counts ->> 1)::bigint + (counts ->> 2)::bigint
                        + (counts ->> 3)::bigint + (counts ->> 4)::bigint) AS total
                FROM (
                    SELECT commands FROM sli_minute
                    WHERE team_id = :team AND environment = :environment
                      AND at >= :from AND at < :to
                    UNION ALL
                    SELECT commands FROM sli_second
                    WHERE team_id = :team AND environment = :environment AND at < :to AND at >=
                """
                        + TAIL
                        + """
                        ) AS slices, jsonb_each(commands) AS entry (command, counts)
                        GROUP BY command
                        """)
                    .replace(":from", ":from::timestamptz"))
            .bind("team", bot.team().value())
            .bind("environment", bot.environment().name())
            .bind("from", from.atOffset(ZoneOffset.UTC))
            .bind("to", to.atOffset(ZoneOffset.UTC))
            .map((row, context) ->
                Map.entry(
                    row.getString("command"),
                    new SliTally(row.getLong("good"), row.getLong("total"))))
            .forEach(entry -> tallies.put(entry.getKey(), entry.getValue())));
    return tallies;
  }
}
