package dev.firedrill.workspace.persistence;

import dev.firedrill.team.TeamId;
import dev.firedrill.workspace.ChannelId;
import dev.firedrill.workspace.ChatMessage;
import dev.firedrill.workspace.ChatMessage.Reaction;
import dev.firedrill.workspace.Message;
import dev.firedrill.workspace.MessageTs;
import dev.firedrill.workspace.UserId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** How a row of messages becomes a message with its replies and reactions. */
final class MessageRows {
  static final RowMapper<ChatMessage> MESSAGE = (row, context) -> message(row);

  private MessageRows() {}

  static ChatMessage message(ResultSet row) throws SQLException {
    MessageTs ts = MessageTs.ofMicros(row.getLong("ts"));
    String onlyFor = row.getString("only_for");
    Message message =
        new Message(
            new TeamId(row.getObject("team_id", UUID.class)),
            new ChannelId(row.getString("channel_id")),
            ts,
            new UserId(row.getString("author")),
            row.getString("text"),
            row.getString("blocks"),
            ts(row, "thread_ts"),
            onlyFor == null ? null : new UserId(onlyFor),
            row.getObject("edited_at") != null,
            ts.at());
    return new ChatMessage(
        message,
        row.getObject("deleted_at") != null,
        row.getBoolean("broadcast"),
        row.getInt("reply_count"),
        texts(row, "reply_users").stream().map(UserId::new).toList(),
        ts(row, "last_reply_ts"),
        reactions(texts(row, "reaction_names"), texts(row, "reaction_users")));
  }

  private static List<Reaction> reactions(List<String> names, List<String> users) {
    Map<String, List<UserId>> byName = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      byName.computeIfAbsent(names.get(i), name -> new ArrayList<>()).add(new UserId(users.get(i)));
    }
    return byName.entrySet().stream()
        .map(entry -> new Reaction(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static @Nullable MessageTs ts(ResultSet row, String column) throws SQLException {
    long micros = row.getLong(column);
    return row.wasNull() ? null : MessageTs.ofMicros(micros);
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
  }
}
