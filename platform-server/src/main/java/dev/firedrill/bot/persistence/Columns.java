package dev.firedrill.bot.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firedrill.bot.Author;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** How the values of this feature stand in columns. */
final class Columns {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Columns() {}

  static TeamEnvironment bot(ResultSet row) throws SQLException {
    return new TeamEnvironment(team(row), EnvironmentName.valueOf(row.getString("environment")));
  }

  static TeamId team(ResultSet row) throws SQLException {
    return new TeamId(row.getObject("team_id", UUID.class));
  }

  static Instant at(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(atOrNull(row, column), column);
  }

  static @Nullable Instant atOrNull(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  /** Who, from three columns that begin alike, such as {@code created}. */
  static Author author(ResultSet row, String prefix) throws SQLException {
    return new Author(
        personOrNull(row, prefix + "_by"),
        Author.Via.valueOf(row.getString(prefix + "_via")),
        row.getString(prefix + "_token"));
  }

  static @Nullable PersonId personOrNull(ResultSet row, String column) throws SQLException {
    UUID person = row.getObject(column, UUID.class);
    return person == null ? null : new PersonId(person);
  }

  static OffsetDateTime of(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  static @Nullable OffsetDateTime ofNullable(@Nullable Instant at) {
    return at == null ? null : of(at);
  }

  static <S extends SqlStatement<S>> S bind(S statement, TeamEnvironment bot) {
    return statement.bind("team", bot.team().value()).bind("environment", bot.environment());
  }

  static <S extends SqlStatement<S>> S bind(S statement, Author author) {
    return statement
        .bind("by", author.person() == null ? null : author.person().value())
        .bind("via", author.via())
        .bind("token", author.token());
  }

  static String json(Map<String, ?> map) {
    try {
      return JSON.writeValueAsString(new TreeMap<>(map));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("texts and numbers are JSON", impossible);
    }
  }

  static NavigableMap<String, String> texts(String json) {
    return read(json, new TypeReference<TreeMap<String, String>>() {});
  }

  static NavigableMap<String, Long> numbers(String json) {
    return read(json, new TypeReference<TreeMap<String, Long>>() {});
  }

  private static <T> T read(String json, TypeReference<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("a stored object is no JSON", broken);
    }
  }
}
