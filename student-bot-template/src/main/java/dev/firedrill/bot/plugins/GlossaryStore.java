package dev.firedrill.bot.plugins;

import dev.firedrill.bot.store.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Terms and what they mean; terms differ by more than upper and lower case. */
final class GlossaryStore {
  /** A term and what it means. */
  record Entry(String term, String text) {}

  private final Database database;

  GlossaryStore(Database database) {
    this.database = database;
  }

  void save(String term, String text, String author) throws SQLException {
    database.with(connection -> {
      try (var statement =
          prepare(
              connection,
              """
              INSERT INTO glossary (term, text, author) VALUES (?, ?, ?)
              ON CONFLICT (term) DO UPDATE
              SET text = excluded.text, author = excluded.author, changed_at = CURRENT_TIMESTAMP
              """)) {
        statement.setString(1, term);
        statement.setString(2, text);
        statement.setString(3, author);
        return statement.executeUpdate();
      }
    });
  }

  boolean remove(String term) throws SQLException {
    return database.with(connection -> {
      try (var statement = prepare(connection, "DELETE FROM glossary WHERE term = ?")) {
        statement.setString(1, term);
        return statement.executeUpdate() > 0;
      }
    });
  }

  Optional<Entry> find(String term) throws SQLException {
    return query("SELECT term, text FROM glossary WHERE term = ?", term).stream().findFirst();
  }

  /** Entries that have the words in their term or text, at most eleven. */
  List<Entry> search(String words) throws SQLException {
    return query(
        """
        SELECT term, text FROM glossary
        WHERE instr(lower(term || ' ' || text), lower(?)) > 0
        ORDER BY term LIMIT 11
        """,
        words);
  }

  List<String> terms() throws SQLException {
    return query("SELECT term, text FROM glossary ORDER BY term").stream()
        .map(Entry::term)
        .toList();
  }

  private List<Entry> query(String sql, String... parameters) throws SQLException {
    return database.with(connection -> {
      try (var statement = prepare(connection, sql)) {
        for (int i = 0; i < parameters.length; i++) {
          statement.setString(i + 1, parameters[i]);
        }
        List<Entry> entries = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            entries.add(new Entry(rows.getString("term"), rows.getString("text")));
          }
        }
        return entries;
      }
    });
  }

  private static PreparedStatement prepare(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE TABLE IF NOT EXISTS glossary (
            term       TEXT NOT NULL PRIMARY KEY COLLATE NOCASE,
            text       TEXT NOT NULL,
            author     TEXT NOT NULL,
            changed_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
          )
          """);
    }
    return connection.prepareStatement(sql);
  }
}
