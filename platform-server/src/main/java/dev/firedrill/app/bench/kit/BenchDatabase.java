package dev.firedrill.app.bench.kit;

import dev.firedrill.app.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.postgresql.ds.PGSimpleDataSource;

/** A durable database that can be killed and come back, with connections that follow it. */
public final class BenchDatabase implements AutoCloseable {
  private final EmbeddedPostgres.Settings settings;
  private final Random random = new Random(1);
  private final Jdbi jdbi;
  private EmbeddedPostgres postgres;
  private Connection kept;

  private BenchDatabase(EmbeddedPostgres.Settings settings) throws SQLException {
    this.settings = settings;
    this.postgres = EmbeddedPostgres.start(settings, random);
    this.kept = source().getConnection();
    this.jdbi = Jdbi.create(() -> source().getConnection()).installPlugin(new PostgresPlugin());
  }

  public static BenchDatabase open(Path cache, Path directory) throws SQLException {
    BenchDatabase database =
        new BenchDatabase(new EmbeddedPostgres.Settings(cache, directory, true));
    Flyway.configure().dataSource(database.source()).loggers("slf4j").load().migrate();
    return database;
  }

  /** Each handle a connection of its own. */
  public Jdbi jdbi() {
    return jdbi;
  }

  /** All handles the same connection, as a pool with one thread gives it. */
  public Jdbi steady() {
    return Jdbi.create(
            () -> {
              synchronized (this) {
                if (kept.isClosed()) {
                  kept = source().getConnection();
                }
                return new Lent(kept).connection();
              }
            })
        .installPlugin(new PostgresPlugin());
  }

  private synchronized PGSimpleDataSource source() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(postgres.jdbcUrl("postgres"));
    source.setUser(postgres.user());
    source.setPassword(postgres.password().reveal());
    return source;
  }

  /** Where it is now; another port after each restart. */
  public synchronized String url() {
    return postgres.jdbcUrl("postgres");
  }

  public synchronized String user() {
    return postgres.user();
  }

  public synchronized String password() {
    return postgres.password().reveal();
  }

  /** Ends the server in the middle of what it does. */
  public void kill() throws IOException, InterruptedException {
    long pid;
    synchronized (this) {
      pid = postgres.pid();
    }
    BenchSite.signal("KILL", List.of(pid));
  }

  public synchronized void restart() {
    postgres.close();
    postgres = EmbeddedPostgres.start(settings, random);
  }

  @Override
  public synchronized void close() {
    postgres.close();
  }
}
