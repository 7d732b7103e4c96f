package dev.firedrill.app.janitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.firedrill.app.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The way to the platform's database: the configured one, or the one that a platform started in the
 * data directory, wherever it listens at the moment. It is never started from here.
 */
final class JanitorDatabase {
  private static final int SECONDS = 3;
  private static final int PORT_LINE = 3;

  private record Login(String url, String user, String password) {}

  private final Path data;
  private final @Nullable Path configuration;

  JanitorDatabase(Path data, @Nullable Path configuration) {
    this.data = data;
    this.configuration = configuration;
    if (configuration != null) {
      Optional<Login> _ = read(configuration);
    }
  }

  /** Empty when the platform brings its own database. */
  private static Optional<Login> read(Path file) {
    try {
      String text = Files.readString(file);
      JsonNode database = new YAMLMapper().readTree(text).path("database");
      return database.hasNonNull("url")
          ? Optional.of(
              new Login(
                  database.get("url").asText(),
                  database.path("user").asText("firedrill"),
                  database.path("password").asText("")))
          : Optional.empty();
    } catch (IOException unreadable) {
      throw new StartFailure(
          "cannot read the configuration " + file + ": " + unreadable.getMessage(), unreadable);
    }
  }

  /** Connections to it, each of its own; empty while it does not answer. */
  Optional<Jdbi> answering() {
    Optional<Login> login =
        (configuration == null ? Optional.<Login>empty() : read(configuration)).or(this::embedded);
    return login
        .map(JanitorDatabase::source)
        .filter(JanitorDatabase::answers)
        .map(source -> Jdbi.create(source).installPlugin(new PostgresPlugin()));
  }

  /** As the postmaster says in its own file: number, directory, start, port. */
  private Optional<Login> embedded() {
    Path home = data.resolve("postgres");
    try {
      List<String> postmaster = Files.readAllLines(home.resolve("cluster/postmaster.pid"));
      if (postmaster.size() <= PORT_LINE) {
        return Optional.empty();
      }
      String password = Files.readString(home.resolve("password")).strip();
      return Optional.of(
          new Login(
              "jdbc:postgresql://127.0.0.1:" + postmaster.get(PORT_LINE).strip() + "/postgres",
              "firedrill",
              password));
    } catch (IOException isDown) {
      return Optional.empty();
    }
  }

  private static PGSimpleDataSource source(Login login) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(login.url());
    source.setUser(login.user());
    source.setPassword(login.password());
    source.setConnectTimeout(SECONDS);
    source.setSocketTimeout(SECONDS * SECONDS);
    source.setApplicationName("firedrill-janitor");
    return source;
  }

  private static boolean answers(PGSimpleDataSource source) {
    try (Connection connection = source.getConnection()) {
      return connection.isValid(SECONDS);
    } catch (SQLException away) {
      return false;
    }
  }
}
