package dev.firedrill.bot.store;

import dev.firedrill.bot.BotConfig.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The bot's SQLite file in {@code DATA_DIR}. It opens at the first use, because most starts do not
 * need it, and one thread uses it at a time. During a deployment two instances of the bot share the
 * file: what must happen once is decided by one statement, never by reading first and writing then.
 */
public final class Database implements AutoCloseable {
  private static final String FILE = "bot.sqlite3";

  private final Path directory;
  private final Store store;
  private @Nullable Connection connection;

  /** Work with a connection. */
  public interface Work<T> {
    /** Runs in a transaction of its own. */
    T with(Connection connection) throws SQLException;
  }

  /** A database in this directory, which need not exist yet, or one that ends with the bot. */
  public Database(Path directory, Store store) {
    this.directory = directory;
    this.store = store;
  }

  /** Whether anything was ever kept here. */
  public synchronized boolean exists() {
    return switch (store) {
      case FILE -> Files.exists(directory.resolve(FILE));
      case MEMORY -> connection != null;
    };
  }

  /** Does the work in one transaction; if it throws, nothing of it is kept. */
  public synchronized <T> T with(Work<T> work) throws SQLException {
    Connection open = connection();
    try {
      T result = work.with(open);
      open.commit();
      return result;
    } catch (SQLException | RuntimeException e) {
      open.rollback();
      throw e;
    }
  }

  private Connection connection() throws SQLException {
    if (connection == null) {
      try {
        Files.createDirectories(directory);
      } catch (IOException e) {
        throw new SQLException("Cannot create " + directory, e);
      }
      // The driver unpacks its native library; the data directory is the one place we may write.
      System.setProperty("org.sqlite.tmpdir", directory.toString());
      connection = open("jdbc:sqlite:" + place());
    }
    return connection;
  }

  private String place() {
    return switch (store) {
      case FILE -> directory.resolve(FILE).toString();
      case MEMORY -> ":memory:";
    };
  }

  private static Connection open(String url) throws SQLException {
    Connection fresh = DriverManager.getConnection(url);
    try (var statement = fresh.createStatement()) {
      statement.execute("PRAGMA busy_timeout = 2000"); // milliseconds to wait for another writer
      statement.execute("PRAGMA journal_mode = WAL"); // readers and a writer at the same time
      fresh.setAutoCommit(false);
      return fresh;
    } catch (SQLException e) {
      fresh.close();
      throw e;
    }
  }

  @Override
  public synchronized void close() throws SQLException {
    if (connection != null) {
      connection.close();
      connection = null;
    }
  }
}
