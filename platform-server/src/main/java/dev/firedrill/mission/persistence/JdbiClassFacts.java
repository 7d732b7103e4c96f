package dev.firedrill.mission.persistence;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.mission.ClassFacts;
import dev.firedrill.slo.SliSummary;
import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * Reads across features, because a question to each of them for each team would be hundreds a
 * second. The index {@code evidence_notable_time} serves what reads evidence by time.
 */
final class JdbiClassFacts implements ClassFacts {
  private static final String NOTABLE =
      " kind NOT IN ('sli.window', 'probe.sampled', 'probe.changed') ";

  private static final RowMapper<Map.Entry<TeamId, Instant>> TIME_OF_TEAM =
      (row, context) ->
          Map.entry(
              new TeamId(row.getObject("team_id", UUID.class)),
              row.getObject("at", OffsetDateTime.class).toInstant());

  private final Jdbi jdbi;

  JdbiClassFacts(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public Map<TeamId, Standing> standings() {
    Map<TeamId, Standing> standings = new HashMap<>();
    jdbi.useHandle(handle ->
        handle
            .createQuery(
                "SELECT team_id, state, since FROM sli_standing WHERE environment = 'PRODUCTION'")
            .map((row, context) ->
                Map.entry(
                    new TeamId(row.getObject("team_id", UUID.class)),
                    new Standing(
                        SliSummary.State.valueOf(row.getString("state")),
                        row.getObject("since", OffsetDateTime.class).toInstant())))
            .forEach(entry -> standings.put(entry.getKey(), entry.getValue())));
    return standings;
  }

  @Override
  public List<Present> present(Instant since) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT m.team_id, m.person_id, max(s.last_used_at) AS seen
                FROM session s JOIN team_member m ON m.person_id = s.person_id
                WHERE s.ended_at IS NULL AND s.last_used_at >= :since
                GROUP BY m.team_id, m.person_id
                """)
            .bind("since", since.atOffset(ZoneOffset.UTC))
            .map((row, context) ->
                new Present(
                    new TeamId(row.getObject("team_id", UUID.class)),
                    new PersonId(row.getObject("person_id", UUID.class)),
                    row.getObject("seen", OffsetDateTime.class).toInstant()))
            .list());
  }

  @Override
  public Map<TeamId, Instant> lastActs(Instant since) {
    Map<TeamId, Instant> acts = new HashMap<>();
    jdbi.useHandle(handle ->
        handle
            .createQuery(
                """
                SELECT e.team_id, max(e.occurred_at) AS at
                FROM evidence e JOIN team_member m
                  ON m.person_id = e.actor AND m.team_id = e.team_id
                WHERE e.occurred_at >= :since AND
                """
                    + NOTABLE
                    + """
                    GROUP BY e.team_id
                    """)
            .bind("since", since.atOffset(ZoneOffset.UTC))
            .map(TIME_OF_TEAM)
            .forEach(entry -> acts.put(entry.getKey(), entry.getValue())));
    return acts;
  }

  @Override
  public List<Mark> marks(Instant from, Instant to) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT id, occurred_at, kind, team_id, text, actor FROM (
                  SELECT * FROM evidence
                  WHERE occurred_at >= :from AND occurred_at < :to AND
                """
                    + NOTABLE
                    + """
                      AND kind IN ('instructor.action', 'incident.hint-taken',
                          'staff.message-sent', 'staff.acted-as', 'run.halted')
                      ORDER BY occurred_at DESC, id DESC LIMIT 500
                    ) AS newest ORDER BY occurred_at, id
                    """)
            .bind("from", from.atOffset(ZoneOffset.UTC))
            .bind("to", to.atOffset(ZoneOffset.UTC))
            .map((row, context) -> {
              UUID team = row.getObject("team_id", UUID.class);
              UUID actor = row.getObject("actor", UUID.class);
              return new Mark(
                  row.getLong("id"),
                  row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                  row.getString("kind").equals("incident.hint-taken")
                      ? Mark.Kind.HINT
                      : Mark.Kind.ACTION,
                  team == null ? null : new TeamId(team),
                  row.getString("text"),
                  actor == null ? null : new PersonId(actor));
            })
            .list());
  }

  @Override
  public Map<TeamId, Instant> alarmsTested() {
    Map<TeamId, Instant> tested = new HashMap<>();
    jdbi.useHandle(handle ->
        handle
            .createQuery(
                """
                SELECT team_id, max(occurred_at) AS at FROM evidence
                WHERE kind = 'alarm.test-fired' AND team_id IS NOT NULL GROUP BY team_id
                """)
            .map(TIME_OF_TEAM)
            .forEach(entry -> tested.put(entry.getKey(), entry.getValue())));
    return tested;
  }
}
