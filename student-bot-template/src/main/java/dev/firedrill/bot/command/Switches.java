package dev.firedrill.bot.command;

import dev.firedrill.bot.store.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which plugins somebody switched off in chat. Kept in the database, so that a restart forgets
 * nothing and two instances agree; asked in memory, so that no command waits for the disk.
 */
final class Switches {
  private static final Logger log = LoggerFactory.getLogger(Switches.class);
  private static final Duration FRESH_FOR = Duration.ofSeconds(2);

  private final Database database;
  private final InstantSource clock;
  private final AtomicBoolean reading = new AtomicBoolean();
  private volatile SortedSet<String> off = Collections.emptySortedSet();
  private volatile Instant readAt = Instant.MIN;

  Switches(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Whether a plugin is on; what another instance switched is seen a moment later. */
  boolean on(String plugin) {
    if (readAt.plus(FRESH_FOR).isBefore(clock.instant()) && reading.compareAndSet(false, true)) {
      Thread.startVirtualThread(() -> {
        try {
          read();
        } finally {
          reading.set(false);
        }
      });
    }
    return !off.contains(plugin);
  }

  SortedSet<String> off() {
    return off;
  }

  /** A database that cannot be read leaves everything as it is. */
  void read() {
    readAt = clock.instant();
    try {
      if (database.exists()) {
        off = database.with(Switches::read);
      }
    } catch (SQLException e) {
      log.warn("cannot read which commands are switched off", e);
    }
  }

  void set(Collection<String> plugins, boolean on, String user) throws SQLException {
    off =
        database.with(connection -> {
          createTable(connection);
          for (String plugin : plugins) {
            if (on) {
              switchOn(connection, plugin);
            } else {
              switchOff(connection, plugin, user);
            }
          }
          return read(connection);
        });
  }

  private static void switchOn(Connection connection, String plugin) throws SQLException {
    try (var delete = connection.prepareStatement("DELETE FROM switched_off WHERE plugin = ?")) {
      delete.setString(1, plugin);
      delete.executeUpdate();
    }
  }

  private void switchOff(Connection connection, String plugin, String user) throws SQLException {
    try (var insert =
        connection.prepareStatement(
            """
            INSERT INTO switched_off (plugin, who, at) VALUES (?, ?, ?)
            ON CONFLICT (plugin) DO NOTHING
            """)) {
      insert.setString(1, plugin);
      insert.setString(2, user);
      insert.setString(3, clock.instant().toString());
      insert.executeUpdate();
    }
  }

  private static SortedSet<String> read(Connection connection) throws SQLException {
    createTable(connection);
    SortedSet<String> names = new TreeSet<>();
    try (var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT plugin FROM switched_off")) {
      while (rows.next()) {
        names.add(rows.getString("plugin"));
      }
    }
    return Collections.unmodifiableSortedSet(names);
  }

  private static void createTable(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE TABLE IF NOT EXISTS switched_off (
            plugin TEXT NOT NULL PRIMARY KEY,
            who    TEXT NOT NULL,
            at     TEXT NOT NULL
          )
          """);
    }
  }
}
