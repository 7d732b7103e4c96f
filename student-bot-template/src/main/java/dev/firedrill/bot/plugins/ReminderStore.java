package dev.firedrill.bot.plugins;

import dev.firedrill.bot.store.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reminders that wait. A reminder is taken by one statement that only one instance of the bot can
 * win, then told, then deleted. A bot that dies between taking and deleting leaves it taken:
 * another takes it again after the lease, and says that it may be the second time.
 */
final class ReminderStore {
  /** A reminder; {@code again} if it was taken before and nobody knows whether it was told. */
  record Reminder(
      long id,
      String user,
      String channel,
      @Nullable String thread,
      String text,
      Instant due,
      boolean again) {}

  private final Database database;

  ReminderStore(Database database) {
    this.database = database;
  }

  boolean isEmpty() {
    return !database.exists();
  }

  /** Keeps a reminder and tells its number; the same request a second time keeps nothing. */
  Optional<Long> add(String requestId, Reminder reminder) throws SQLException {
    return database.with(connection -> {
      try (var insert =
          prepare(
              connection,
              """
              INSERT INTO reminder (request, user, channel, thread, text, due)
              VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (request) DO NOTHING RETURNING id
              """)) {
        insert.setString(1, requestId);
        insert.setString(2, reminder.user());
        insert.setString(3, reminder.channel());
        insert.setString(4, reminder.thread());
        insert.setString(5, reminder.text());
        insert.setLong(6, reminder.due().toEpochMilli());
        try (ResultSet row = insert.executeQuery()) {
          return row.next() ? Optional.of(row.getLong("id")) : Optional.empty();
        }
      }
    });
  }

  List<Reminder> of(String user) throws SQLException {
    return database.with(connection -> {
      try (var select =
          prepare(connection, "SELECT *, 0 AS again FROM reminder WHERE user = ? ORDER BY due")) {
        select.setString(1, user);
        return read(select);
      }
    });
  }

  boolean cancel(long id, String user) throws SQLException {
    return database.with(connection -> {
      try (var delete = prepare(connection, "DELETE FROM reminder WHERE id = ? AND user = ?")) {
        delete.setLong(1, id);
        delete.setString(2, user);
        return delete.executeUpdate() > 0;
      }
    });
  }

  /** Takes what is due: nobody else gets these until {@code lease}. */
  List<Reminder> take(Instant now, Instant lease) throws SQLException {
    return database.with(connection -> {
      try (var update =
          prepare(
              connection,
              """
              UPDATE reminder SET taken_until = ?, taken = taken + 1
              WHERE due <= ? AND coalesce(taken_until, 0) <= ?
              RETURNING *, taken > 1 AS again
              """)) {
        update.setLong(1, lease.toEpochMilli());
        update.setLong(2, now.toEpochMilli());
        update.setLong(3, now.toEpochMilli());
        return read(update);
      }
    });
  }

  /** It was told: it is gone. */
  void told(long id) throws SQLException {
    change("DELETE FROM reminder WHERE id = ?", id);
  }

  /** It was certainly not told: it may be taken again after the lease, as if for the first time. */
  void notTold(long id) throws SQLException {
    change("UPDATE reminder SET taken = 0 WHERE id = ?", id);
  }

  private void change(String sql, long id) throws SQLException {
    database.with(connection -> {
      try (var statement = prepare(connection, sql)) {
        statement.setLong(1, id);
        return statement.executeUpdate();
      }
    });
  }

  private static List<Reminder> read(PreparedStatement statement) throws SQLException {
    List<Reminder> reminders = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        reminders.add(
            new Reminder(
                rows.getLong("id"),
                rows.getString("user"),
                rows.getString("channel"),
                rows.getString("thread"),
                rows.getString("text"),
                Instant.ofEpochMilli(rows.getLong("due")),
                rows.getBoolean("again")));
      }
    }
    return reminders;
  }

  private static PreparedStatement prepare(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE TABLE IF NOT EXISTS reminder (
            id          INTEGER PRIMARY KEY AUTOINCREMENT,
            request     TEXT    NOT NULL UNIQUE,
            user        TEXT    NOT NULL,
            channel     TEXT    NOT NULL,
            thread      TEXT,
            text        TEXT    NOT NULL,
            due         INTEGER NOT NULL,
            taken       INTEGER NOT NULL DEFAULT 0,
            taken_until INTEGER
          )
          """);
    }
    return connection.prepareStatement(sql);
  }
}
