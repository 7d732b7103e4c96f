package dev.firedrill.testing;

import dev.firedrill.app.postgres.DirectoryTree;
import dev.firedrill.app.postgres.EmbeddedPostgres;
import dev.firedrill.auth.Acting;
import dev.firedrill.auth.TeamAccess;
import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.persistence.EvidencePersistence;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.kernel.persistence.KernelPersistence;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.Teams;
import dev.firedrill.team.persistence.TeamPersistence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.apache.tomcat.jdbc.pool.PoolProperties;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A migrated database of its own for a test class, on a real PostgreSQL that is started once per
 * JVM:
 *
 * <pre>{@code
 * @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();
 * }</pre>
 *
 * The tests of a class share the database, so they work with teams and people of their own: {@link
 * TestCourse}.
 */
public final class TestDatabase implements BeforeAllCallback, AfterAllCallback {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final int MOST_CONNECTIONS = 40;
  private static final String TEMPLATE = "firedrill_template";

  private static final class Server {
    static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        Path directory = Files.createTempDirectory("firedrill-test-");
        Files.setPosixFilePermissions(
            directory, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
        EmbeddedPostgres postgres =
            EmbeddedPostgres.start(
                new EmbeddedPostgres.Settings(cache(), directory.resolve("postgres"), false),
                new Random(1));
        Runtime.getRuntime()
            .addShutdownHook(
                new Thread(() -> {
                  postgres.close();
                  try {
                    DirectoryTree.delete(directory);
                  } catch (IOException leftover) {
                    throw new UncheckedIOException(leftover);
                  }
                }));
        execute(postgres, "CREATE DATABASE " + TEMPLATE);
        Flyway.configure()
            .dataSource(dataSource(postgres, TEMPLATE))
            .loggers("slf4j")
            .load()
            .migrate();
        return postgres;
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }

    private static Path cache() {
      String configured = System.getProperty("firedrill.cache");
      return configured == null
          ? Path.of(System.getProperty("java.io.tmpdir"), "firedrill-test-cache")
          : Path.of(configured);
    }
  }

  private DataSource dataSource;
  private org.apache.tomcat.jdbc.pool.DataSource pool;
  private Jdbi jdbi;
  private String name;

  /** Nothing is there before JUnit starts the class. */
  @SuppressWarnings("NullAway.Init")
  public TestDatabase() {}

  @Override
  public void beforeAll(ExtensionContext context) {
    name = "test_" + COUNT.incrementAndGet();
    execute(Server.POSTGRES, "CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
    dataSource = dataSource(Server.POSTGRES, name);
    // As in earnest: a connection of PostgreSQL is a process, and most calls open a handle of their
    // own.
    pool = pool(dataSource);
    jdbi = Jdbi.create(pool).installPlugin(new PostgresPlugin());
  }

  @Override
  public void afterAll(ExtensionContext context) {
    pool.close(true);
    execute(Server.POSTGRES, "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
  }

  public Jdbi jdbi() {
    return jdbi;
  }

  public DataSource dataSource() {
    return dataSource;
  }

  public Transactions transactions() {
    return KernelPersistence.transactions(jdbi);
  }

  /** A fresh bus without subscribers. */
  public DomainEvents domainEvents() {
    return KernelPersistence.domainEvents(jdbi);
  }

  public Teams teams() {
    return TeamPersistence.teams(jdbi);
  }

  /** For tests of something else: every instructor acts for whichever team is asked for. */
  public TeamAccess teamAccess() {
    return new TeamAccess(
        teams(),
        new Acting() {
          @Override
          public Optional<Turn> of(PersonId person) {
            return Optional.empty();
          }

          @Override
          public List<Turn> all() {
            return List.of();
          }

          @Override
          public boolean actsFor(PersonId person, TeamId team) {
            return true;
          }
        });
  }

  /** Evidence whose events nobody listens to. */
  public Evidence evidence() {
    return EvidencePersistence.evidence(jdbi, domainEvents());
  }

  private static DataSource dataSource(EmbeddedPostgres postgres, String database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(postgres.jdbcUrl(database));
    source.setUser(postgres.user());
    source.setPassword(postgres.password().reveal());
    // A hostile time zone: whoever forgets the zone sees it at once.
    source.setOptions("-c timezone=America/Los_Angeles");
    return source;
  }

  private static org.apache.tomcat.jdbc.pool.DataSource pool(DataSource connections) {
    PoolProperties properties = new PoolProperties();
    properties.setDataSource(connections);
    properties.setInitialSize(0);
    properties.setMinIdle(0);
    properties.setMaxIdle(MOST_CONNECTIONS);
    properties.setMaxActive(MOST_CONNECTIONS);
    properties.setRollbackOnReturn(true);
    properties.setJmxEnabled(false);
    return new org.apache.tomcat.jdbc.pool.DataSource(properties);
  }

  private static void execute(EmbeddedPostgres postgres, String sql) {
    Jdbi.create(dataSource(postgres, "postgres")).useHandle(handle -> handle.execute(sql));
  }
}
