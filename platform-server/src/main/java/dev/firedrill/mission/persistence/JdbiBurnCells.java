package dev.firedrill.mission.persistence;

import dev.firedrill.mission.BurnCells;
import dev.firedrill.team.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Counts only: no histogram and no JSON leaves the database. */
final class JdbiBurnCells implements BurnCells {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Jdbi jdbi;

  JdbiBurnCells(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public List<Cell> cells(Instant from, Instant to, Duration step) {
    // Wide columns are sums of minutes as far as these are rolled up, and of seconds after that.
    String source =
        step.compareTo(MINUTE) < 0
            ? """
            SELECT team_id, at, good, total FROM sli_second
            WHERE environment = 'PRODUCTION' AND at >= :from AND at < :to
            """
            : """
            SELECT team_id, at, good, total FROM sli_minute
            WHERE environment = 'PRODUCTION' AND at >= :from AND at < :to
            UNION ALL
            SELECT team_id, at, good, total FROM sli_second
            WHERE environment = 'PRODUCTION' AND at < :to AND at >= greatest(:from, coalesce(
                (SELECT max(at) + interval '1 minute' FROM sli_minute), :from))
            """;
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                ("""
                SELECT team_id, floor(extract(epoch FROM at) / :step)::bigint AS cell,
                    sum(good) AS good, sum(total) AS total
                FROM (
                """
                        + source
                        + """
                        ) AS slice GROUP BY team_id, cell
                        """)
                    .replace(":from", ":from::timestamptz"))
            .bind("step", step.toSeconds())
            .bind("from", from.atOffset(ZoneOffset.UTC))
            .bind("to", to.atOffset(ZoneOffset.UTC))
            .map((row, context) ->
                new Cell(
                    new TeamId(row.getObject("team_id", UUID.class)),
                    Instant.ofEpochSecond(row.getLong("cell") * step.toSeconds()),
                    row.getLong("good"),
                    row.getLong("total")))
            .list());
  }

  @Override
  public Map<TeamId, Double> objectives() {
    Map<TeamId, Double> objectives = new HashMap<>();
    jdbi.useHandle(handle ->
        handle
            .createQuery(
                """
                SELECT DISTINCT ON (team_id) team_id, target FROM slo_objective
                WHERE environment = 'PRODUCTION' ORDER BY team_id, version DESC
                """)
            .map((row, context) ->
                Map.entry(
                    new TeamId(row.getObject("team_id", UUID.class)), row.getDouble("target")))
            .forEach(entry -> objectives.put(entry.getKey(), entry.getValue())));
    return objectives;
  }
}
