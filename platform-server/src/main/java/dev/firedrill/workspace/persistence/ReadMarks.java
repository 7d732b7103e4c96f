package dev.firedrill.workspace.persistence;

import dev.firedrill.team.TeamId;
import dev.firedrill.workspace.ChannelId;
import dev.firedrill.workspace.MessageTs;
import dev.firedrill.workspace.Messages;
import dev.firedrill.workspace.Messages.ReadState;
import dev.firedrill.workspace.UserId;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** How far users have read in channels. */
final class ReadMarks {
  private final Jdbi jdbi;

  ReadMarks(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  Map<ChannelId, ReadState> states(TeamId team, UserId user) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT c.id, r.ts AS read_ts, unread.count
                FROM workspace_channel c
                JOIN workspace_user u ON u.team_id = c.team_id AND u.id = :user
                LEFT JOIN workspace_read r ON r.channel_id = c.id AND r.user_id = u.id
                LEFT JOIN LATERAL (
                  SELECT count(*) AS count FROM (
                    SELECT 1 FROM workspace_message m
                    WHERE m.channel_id = c.id AND (m.thread_ts IS NULL OR m.broadcast)
                      AND m.ts > COALESCE(
                        r.ts, (EXTRACT(EPOCH FROM u.created_at) * 1000000)::bigint)
                      AND m.author <> u.id AND m.deleted_at IS NULL
                      AND (m.only_for IS NULL OR m.only_for = u.id)
                    ORDER BY m.ts LIMIT :most
                  ) newest
                ) unread ON true
                WHERE c.team_id = :team
                """)
            .bind("team", team.value())
            .bind("user", user.value())
            .bind("most", Messages.MOST_UNREAD)
            .map((row, context) -> {
              long read = row.getLong("read_ts");
              return Map.entry(
                  new ChannelId(row.getString("id")),
                  new ReadState(row.getInt("count"), read == 0 ? null : MessageTs.ofMicros(read)));
            })
            .list()
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  void mark(TeamId team, ChannelId channel, UserId user, MessageTs ts) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO workspace_read (channel_id, user_id, team_id, ts)
                VALUES (:channel, :user, :team, :ts)
                ON CONFLICT (channel_id, user_id)
                DO UPDATE SET ts = GREATEST(workspace_read.ts, EXCLUDED.ts)
                """)
            .bind("channel", channel.value())
            .bind("user", user.value())
            .bind("team", team.value())
            .bind("ts", ts.micros())
            .execute());
  }
}
