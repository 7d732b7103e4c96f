package dev.firedrill.workspace.persistence;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import dev.firedrill.workspace.ChannelId;
import dev.firedrill.workspace.MessageTs;
import dev.firedrill.workspace.Unanswered;
import dev.firedrill.workspace.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

final class JdbiUnanswered implements Unanswered {
  private final Jdbi jdbi;

  JdbiUnanswered(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public List<Question> of(
      TeamId team, Set<PersonId> roster, Instant since, Instant until, int limit) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT * FROM (
                SELECT DISTINCT ON (m.channel_id, m.author) m.channel_id, m.ts, m.author, m.text
                FROM workspace_message m
                JOIN workspace_channel c ON c.team_id = m.team_id AND c.id = m.channel_id
                JOIN workspace_user u ON u.team_id = m.team_id AND u.id = m.author
                WHERE m.team_id = :team AND m.ts >= :since AND m.ts <= :until
                  AND m.only_for IS NULL AND m.deleted_at IS NULL AND m.thread_ts IS NULL
                  AND NOT c.archived AND c.environment IS DISTINCT FROM 'STAGING'
                  AND (u.kind = 'SYNTHETIC'
                    OR (u.kind = 'PERSON' AND u.person_id <> ALL (:roster)))
                  AND (c.kind <> 'USERS' OR (m.text NOT LIKE '!%' AND m.text NOT LIKE '<@%'))
                  AND NOT EXISTS (
                    SELECT 1 FROM workspace_message a
                    JOIN workspace_user w ON w.team_id = a.team_id AND w.id = a.author
                    WHERE a.channel_id = m.channel_id AND a.ts > m.ts
                      AND a.only_for IS NULL AND a.deleted_at IS NULL
                      AND a.text NOT LIKE '!%' AND w.person_id = ANY (:roster))
                ORDER BY m.channel_id, m.author, m.ts) waiting
                ORDER BY ts LIMIT :limit
                """)
            .bind("team", team.value())
            .bind("since", micros(since))
            .bind("until", micros(until))
            .bindArray("roster", UUID.class, roster.stream().map(PersonId::value).toList())
            .bind("limit", limit)
            .map((row, context) ->
                new Question(
                    new ChannelId(row.getString("channel_id")),
                    MessageTs.ofMicros(row.getLong("ts")),
                    new UserId(row.getString("author")),
                    row.getString("text")))
            .list());
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
