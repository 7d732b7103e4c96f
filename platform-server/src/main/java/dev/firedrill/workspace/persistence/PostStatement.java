package dev.firedrill.workspace.persistence;

import dev.firedrill.team.TeamId;
import dev.firedrill.workspace.ChannelId;
import dev.firedrill.workspace.ChatMessage;
import dev.firedrill.workspace.Message;
import dev.firedrill.workspace.MessageTs;
import dev.firedrill.workspace.Messages.Posted;
import dev.firedrill.workspace.NewMessage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the thread, stores the message and counts it at its parent, in one statement and on plain
 * JDBC: every message of every bot and user comes by here, and with fluent JDBI and a statement for
 * each step an answer took five round trips (ADR 0022).
 */
final class PostStatement {
  /**
   * The parameters come once, in {@code said}. A ts is of the database's clock and greater than all
   * before; two posts in the same microsecond meet on the primary key, and the later gets no row.
   */
  private static final String SQL =
      """
      WITH said (channel_id, team_id, author, text, blocks, thread, broadcast, counts) AS (
        VALUES (?, ?::uuid, ?, ?, ?, ?::bigint, ?::boolean, ?::boolean)
      ), parent AS (
        SELECT coalesce(m.thread_ts, m.ts) AS root
        FROM said JOIN workspace_message m
          ON m.channel_id = said.channel_id AND m.ts = said.thread AND m.team_id = said.team_id
        WHERE m.only_for IS NULL
      ), added AS (
        INSERT INTO workspace_message
          (channel_id, ts, team_id, author, text, blocks, thread_ts, broadcast)
        SELECT c.id,
          GREATEST(
            (EXTRACT(EPOCH FROM clock_timestamp()) * 1000000)::bigint,
            coalesce((SELECT max(ts) FROM workspace_message WHERE channel_id = c.id), 0) + 1),
          c.team_id, said.author, said.text, said.blocks, parent.root, said.broadcast
        FROM said
        JOIN workspace_channel c ON c.id = said.channel_id AND c.team_id = said.team_id
        LEFT JOIN parent ON true
        WHERE NOT c.archived AND (said.thread IS NULL OR parent.root IS NOT NULL)
        ON CONFLICT (channel_id, ts) DO NOTHING
        RETURNING channel_id, ts, thread_ts, author
      ), counted AS (
        UPDATE workspace_message p
        SET reply_count = p.reply_count + 1,
          last_reply_ts = GREATEST(coalesce(p.last_reply_ts, 0), added.ts),
          reply_users = CASE WHEN added.author = ANY (p.reply_users) THEN p.reply_users
            ELSE p.reply_users || added.author END
        FROM said, added
        WHERE said.counts AND p.channel_id = added.channel_id AND p.ts = added.thread_ts
        RETURNING p.*
      )
      SELECT added.ts AS new_ts, added.thread_ts AS root, m.channel_id, m.ts, m.team_id, m.author,
        m.text, m.blocks, m.thread_ts, m.broadcast, m.only_for, m.edited_at, m.deleted_at,
        m.reply_count, m.reply_users, m.last_reply_ts,
        r.names AS reaction_names, r.users AS reaction_users
      FROM added
      LEFT JOIN counted m ON true
      LEFT JOIN LATERAL (
        SELECT array_agg(name ORDER BY at, user_id) AS names,
          array_agg(user_id ORDER BY at, user_id) AS users
        FROM workspace_reaction WHERE channel_id = m.channel_id AND ts = m.ts
      ) r ON true
      """;

  private PostStatement() {}

  /** Empty when the channel is archived, the thread is not there, or the ts was taken just now. */
  static Optional<Posted> execute(
      Connection connection, TeamId team, NewMessage message, boolean broadcast, boolean counts) {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setString(1, message.channel().value());
      statement.setObject(2, team.value());
      statement.setString(3, message.author().value());
      statement.setString(4, message.text());
      statement.setString(5, message.blocks());
      thread(statement, message.threadTs());
      statement.setBoolean(7, broadcast);
      statement.setBoolean(8, counts);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(posted(row, team, message)) : Optional.empty();
      }
    } catch (SQLException failed) {
      throw new UnableToExecuteStatementException(failed, null);
    }
  }

  private static void thread(PreparedStatement statement, @Nullable MessageTs thread)
      throws SQLException {
    if (thread == null) {
      statement.setNull(6, Types.BIGINT);
    } else {
      statement.setLong(6, thread.micros());
    }
  }

  private static Posted posted(ResultSet row, TeamId team, NewMessage message) throws SQLException {
    MessageTs ts = MessageTs.ofMicros(row.getLong("new_ts"));
    long root = row.getLong("root");
    MessageTs thread = row.wasNull() ? null : MessageTs.ofMicros(root);
    ChannelId channel = message.channel();
    ChatMessage parent = row.getString("channel_id") == null ? null : MessageRows.message(row);
    return new Posted(
        new Message(
            team,
            channel,
            ts,
            message.author(),
            message.text(),
            message.blocks(),
            thread,
            null,
            false,
            ts.at()),
        parent);
  }
}
