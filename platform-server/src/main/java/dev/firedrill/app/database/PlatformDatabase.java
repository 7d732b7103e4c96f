package dev.firedrill.app.database;

import com.codahale.metrics.health.HealthCheck;
import dev.firedrill.app.DataDirectory;
import dev.firedrill.app.StartFailure;
import dev.firedrill.app.config.DatabaseConfiguration;
import dev.firedrill.app.postgres.EmbeddedPostgres;
import dev.firedrill.app.postgres.PostgresFailure;
import dev.firedrill.kernel.Secret;
import dev.firedrill.kernel.WorkLane;
import io.dropwizard.lifecycle.Managed;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.apache.tomcat.jdbc.pool.PoolProperties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jspecify.annotations.Nullable;

/**
 * The platform's database with three pools of connections: for people's requests, for runs and
 * background work, and for the effects of faults, so that none waits for another. A server opens at
 * most forty connections.
 */
public final class PlatformDatabase implements Managed {
  private static final int PEOPLE_CONNECTIONS = 16;
  private static final int RUNS_CONNECTIONS = 16;
  private static final int EFFECTS_CONNECTIONS = 8;
  private static final int KEPT_CONNECTIONS = 2;
  private static final int WAIT_MILLIS = 10_000;

  /** What a burst opened serves the next one: to open a connection costs as much as ten queries. */
  private static final int IDLE_MILLIS = 600_000;

  private static final int HEALTH_SECONDS = 2;

  private final @Nullable EmbeddedPostgres embedded;
  private final org.apache.tomcat.jdbc.pool.DataSource people;
  private final org.apache.tomcat.jdbc.pool.DataSource runs;
  private final org.apache.tomcat.jdbc.pool.DataSource effects;
  private final Jdbi jdbi;

  private PlatformDatabase(@Nullable EmbeddedPostgres embedded, Login login) {
    this.embedded = embedded;
    this.people = pool(login, "people", PEOPLE_CONNECTIONS, KEPT_CONNECTIONS);
    this.runs = pool(login, "runs", RUNS_CONNECTIONS, KEPT_CONNECTIONS);
    this.effects = pool(login, "effects", EFFECTS_CONNECTIONS, 0);
    this.jdbi = Jdbi.create(() -> ofLane().getConnection()).installPlugin(new PostgresPlugin());
  }

  private DataSource ofLane() {
    if (WorkLane.isEffects()) {
      return effects;
    }
    return WorkLane.isRuns() ? runs : people;
  }

  private record Login(String url, String user, Secret password) {}

  /** Connects to the configured database, or brings up the embedded one. */
  public static PlatformDatabase open(
      DatabaseConfiguration configuration, Path cache, DataDirectory data, RandomGenerator random) {
    if (configuration.url() != null) {
      return new PlatformDatabase(
          null,
          new Login(
              configuration.url(),
              Objects.requireNonNullElse(configuration.user(), "firedrill"),
              new Secret(
                  Objects.requireNonNull(
                      configuration.password(),
                      "database.password is missing although database.url is set"))));
    }
    try {
      EmbeddedPostgres postgres =
          EmbeddedPostgres.start(
              new EmbeddedPostgres.Settings(cache, data.resolve("postgres"), true), random);
      return new PlatformDatabase(
          postgres, new Login(postgres.jdbcUrl("postgres"), postgres.user(), postgres.password()));
    } catch (PostgresFailure failure) {
      throw new StartFailure(String.valueOf(failure.getMessage()), failure);
    }
  }

  private static org.apache.tomcat.jdbc.pool.DataSource pool(
      Login login, String name, int size, int kept) {
    PoolProperties properties = new PoolProperties();
    properties.setName(name);
    properties.setUrl(login.url());
    properties.setUsername(login.user());
    properties.setPassword(login.password().reveal());
    properties.setDriverClassName("org.postgresql.Driver");
    properties.setMaxActive(size);
    properties.setMaxIdle(size);
    properties.setMinIdle(kept);
    properties.setInitialSize(Math.min(1, kept));
    properties.setMaxWait(WAIT_MILLIS);
    properties.setMinEvictableIdleTimeMillis(IDLE_MILLIS);
    properties.setTestOnBorrow(true);
    properties.setValidationInterval(5_000);
    properties.setValidationQuery("SELECT 1");
    properties.setRollbackOnReturn(true);
    // A proxy around each statement would only tell closed ones apart, which Jdbi does not need.
    properties.setUseStatementFacade(false);
    properties.setJmxEnabled(false);
    properties.setConnectionProperties("ApplicationName=firedrill-" + name + ";tcpKeepAlive=true");
    return new org.apache.tomcat.jdbc.pool.DataSource(properties);
  }

  /** Brings the schema up to this version; refuses one that a newer version wrote. */
  public void migrate() {
    try {
      Flyway flyway =
          Flyway.configure()
              .dataSource(people)
              .locations("classpath:db/migration")
              .loggers("slf4j")
              .load();
      var current = flyway.info().current();
      var known = flyway.info().all();
      boolean newer =
          current != null
              && java.util.Arrays.stream(known)
                  .anyMatch(migration -> migration.getState().name().startsWith("FUTURE"));
      if (newer) {
        throw new StartFailure(
            "the database was migrated by a newer Firedrill (schema version "
                + current.getVersion()
                + "): use that version, or another database");
      }
      flyway.migrate();
    } catch (FlywayException broken) {
      throw new StartFailure("the database could not be migrated: " + broken.getMessage(), broken);
    }
  }

  public Jdbi jdbi() {
    return jdbi;
  }

  /** The pool of runs and background work, for what brings its own SQL. */
  public DataSource runsPool() {
    return runs;
  }

  /** Healthy while both pools give connections that answer. */
  public HealthCheck health() {
    return new HealthCheck() {
      @Override
      protected Result check() throws SQLException {
        for (DataSource pool : List.of(people, runs)) {
          try (Connection connection = pool.getConnection()) {
            if (!connection.isValid(HEALTH_SECONDS)) {
              return Result.unhealthy("a connection does not answer");
            }
          }
        }
        return Result.healthy();
      }
    };
  }

  @Override
  public void stop() {
    people.close(true);
    runs.close(true);
    effects.close(true);
    if (embedded != null) {
      embedded.close();
    }
  }
}
