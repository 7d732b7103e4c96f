package dev.firedrill.app.bench.crash;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Connections to wherever the database is now: the bench restarts it on another port, and writes
 * that into the configuration that the janitor reads too. There are as few as a server's pool has,
 * so that two servers and their judges fit into one database.
 */
final class FollowingPool {
  private static final int MOST = 24;

  private final Path configuration;
  private final Semaphore lent = new Semaphore(MOST, true);
  private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();

  private FollowingPool(Path configuration) {
    this.configuration = configuration;
  }

  static Jdbi jdbi(Path configuration) {
    return Jdbi.create(new FollowingPool(configuration)::borrow)
        .installPlugin(new PostgresPlugin());
  }

  /** In one step, so that no reader sees half of it. */
  static void write(Path configuration, String url, String user, String password)
      throws IOException {
    Path half = configuration.resolveSibling("half.yml");
    Files.writeString(
        half,
        "database:\n  url: " + url + "\n  user: " + user + "\n  password: " + password + "\n");
    Files.move(half, configuration, StandardCopyOption.ATOMIC_MOVE);
  }

  private Connection borrow() throws SQLException {
    lent.acquireUninterruptibly();
    try {
      return lend();
    } catch (SQLException | RuntimeException unconnected) {
      lent.release();
      throw unconnected;
    }
  }

  private Connection lend() throws SQLException {
    Connection kept = idle.poll();
    while (kept != null && !kept.isValid(2)) {
      kept = idle.poll();
    }
    Connection real = kept == null ? connect() : kept;
    AtomicBoolean isLent = new AtomicBoolean(true);
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (self, method, arguments) -> {
              if (method.getName().equals("close")) {
                if (isLent.getAndSet(false)) {
                  giveBack(real);
                }
                return null;
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            });
  }

  private void giveBack(Connection real) {
    try {
      if (!real.isClosed()) {
        if (!real.getAutoCommit()) {
          real.rollback();
          real.setAutoCommit(true);
        }
        idle.push(real);
      }
    } catch (SQLException broken) {
      // It is not lent again.
      idle.remove(real);
    } finally {
      lent.release();
    }
  }

  private Connection connect() throws SQLException {
    List<String> words = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(configuration)) {
        words.add(line.substring(line.indexOf(':') + 1).strip());
      }
    } catch (IOException unreadable) {
      throw new SQLException("no database is configured", unreadable);
    }
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(words.get(1));
    source.setUser(words.get(2));
    source.setPassword(words.get(3));
    source.setConnectTimeout(2);
    return source.getConnection();
  }
}
