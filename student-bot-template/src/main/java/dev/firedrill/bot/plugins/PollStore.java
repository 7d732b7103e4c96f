package dev.firedrill.bot.plugins;

import dev.firedrill.bot.plugin.Reaction;
import dev.firedrill.bot.store.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Polls and votes. A vote has one row, however often Slack tells of it. */
final class PollStore {
  /**
   * A poll.
   *
   * @param id the id of the message that asked for it
   * @param choices in their order, none with a line break in it
   */
  record Poll(
      String id,
      String channel,
      String author,
      String question,
      List<String> choices,
      boolean open) {}

  private final Database database;

  PollStore(Database database) {
    this.database = database;
  }

  void save(Poll poll) throws SQLException {
    update(
        """
        INSERT INTO poll (id, channel, author, question, choices) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (id) DO NOTHING
        """,
        poll.id(),
        poll.channel(),
        poll.author(),
        poll.question(),
        String.join("\n", poll.choices()));
  }

  /** The poll was posted as message {@code ts} of its channel: that is where people vote. */
  void posted(String id, String ts) throws SQLException {
    update("UPDATE poll SET ts = ? WHERE id = ?", ts, id);
  }

  void close(String id, String user) throws SQLException {
    update("UPDATE poll SET closed_by = ? WHERE id = ? AND closed_by IS NULL", user, id);
  }

  /** Keeps a vote on an open poll; an older report of the same vote changes nothing. */
  void vote(Reaction reaction) throws SQLException {
    update(
        """
        INSERT INTO vote (poll, voter, emoji, given, at)
        SELECT id, ?, ?, ?, ? FROM poll WHERE channel = ? AND ts = ? AND closed_by IS NULL
        ON CONFLICT (poll, voter, emoji) DO UPDATE
        SET given = excluded.given, at = excluded.at WHERE excluded.at > vote.at
        """,
        reaction.user(),
        reaction.emoji(),
        reaction.added() ? "yes" : "no",
        reaction.at(),
        reaction.channel(),
        reaction.message());
  }

  /** The newest poll of a channel. */
  Optional<Poll> newest(String channel) throws SQLException {
    return database.with(connection -> {
      String sql = "SELECT * FROM poll WHERE channel = ? ORDER BY number DESC LIMIT 1";
      try (var statement = prepare(connection, sql, channel);
          ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(poll(row)) : Optional.empty();
      }
    });
  }

  /** How many people gave each emoji. */
  Map<String, Integer> votes(String id) throws SQLException {
    return database.with(connection -> {
      String sql =
          "SELECT emoji, count(*) AS votes FROM vote WHERE poll = ? AND given = 'yes' GROUP BY emoji";
      try (var statement = prepare(connection, sql, id);
          ResultSet rows = statement.executeQuery()) {
        Map<String, Integer> votes = new HashMap<>();
        while (rows.next()) {
          votes.put(rows.getString("emoji"), rows.getInt("votes"));
        }
        return votes;
      }
    });
  }

  private static Poll poll(ResultSet row) throws SQLException {
    return new Poll(
        row.getString("id"),
        row.getString("channel"),
        row.getString("author"),
        row.getString("question"),
        List.of(row.getString("choices").split("\n")),
        row.getString("closed_by") == null);
  }

  private void update(String sql, String... values) throws SQLException {
    database.with(connection -> {
      try (var statement = prepare(connection, sql, values)) {
        return statement.executeUpdate();
      }
    });
  }

  private static PreparedStatement prepare(Connection connection, String sql, String... values)
      throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE TABLE IF NOT EXISTS poll (
            number    INTEGER PRIMARY KEY,
            id        TEXT NOT NULL UNIQUE,
            channel   TEXT NOT NULL,
            ts        TEXT,
            author    TEXT NOT NULL,
            question  TEXT NOT NULL,
            choices   TEXT NOT NULL,
            closed_by TEXT
          )
          """);
      statement.execute(
          """
          CREATE TABLE IF NOT EXISTS vote (
            poll  TEXT NOT NULL REFERENCES poll (id),
            voter TEXT NOT NULL,
            emoji TEXT NOT NULL,
            given TEXT NOT NULL,
            at    TEXT NOT NULL,
            PRIMARY KEY (poll, voter, emoji)
          )
          """);
    }
    PreparedStatement prepared = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      prepared.setString(i + 1, values[i]);
    }
    return prepared;
  }
}
