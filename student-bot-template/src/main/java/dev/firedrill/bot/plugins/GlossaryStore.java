package dev.firedrill.bot.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Terms in a SQLite file; terms differ by more than upper and lower case. One thread at a time. */
final class GlossaryStore implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(GlossaryStore.class);

  /** A term and what it means. */
  record Entry(String term, String text) {}

  private final Connection connection;

  private GlossaryStore(Connection connection) {
    this.connection = connection;
  }

  static GlossaryStore open(Path directory) throws SQLException {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new SQLException("Cannot create " + directory, e);
    }
    // The driver unpacks its native library; the data directory is the one place we may write.
    System.setProperty("org.sqlite.tmpdir", directory.toString());
    Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("glossary.sqlite3"));
    try (var statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout = 2000");
      statement.execute(
          """
          CREATE TABLE IF NOT EXISTS glossary (
            term       TEXT NOT NULL PRIMARY KEY COLLATE NOCASE,
            text       TEXT NOT NULL,
            author     TEXT NOT NULL,
            changed_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
          )
          """);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    return new GlossaryStore(connection);
  }

  void save(String term, String text, String author) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            INSERT INTO glossary (term, text, author) VALUES (?, ?, ?)
            ON CONFLICT (term) DO UPDATE
            SET text = excluded.text, author = excluded.author, changed_at = CURRENT_TIMESTAMP
            """)) {
      statement.setString(1, term);
      statement.setString(2, text);
      statement.setString(3, author);
      statement.executeUpdate();
    }
  }

  Optional<Entry> find(String term) throws SQLException {
    try (var statement =
        connection.prepareStatement("SELECT term, text FROM glossary WHERE term = ?")) {
      statement.setString(1, term);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next()
            ? Optional.of(new Entry(rows.getString("term"), rows.getString("text")))
            : Optional.empty();
      }
    }
  }

  boolean remove(String term) throws SQLException {
    try (var statement = connection.prepareStatement("DELETE FROM glossary WHERE term = ?")) {
      statement.setString(1, term);
      return statement.executeUpdate() > 0;
    }
  }

  List<String> terms() throws SQLException {
    try (var statement = connection.prepareStatement("SELECT term FROM glossary ORDER BY term");
        ResultSet rows = statement.executeQuery()) {
      List<String> terms = new ArrayList<>();
      while (rows.next()) {
        terms.add(rows.getString("term"));
      }
      return terms;
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      log.warn("the glossary did not close cleanly", e);
    }
  }
}
