package dev.firedrill.chaos.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Times and JSON in columns. */
final class Columns {
  private static final JsonMapper JSON = new JsonMapper();
  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

  private Columns() {}

  static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  static @Nullable Instant maybe(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(maybe(row, column), column);
  }

  static @Nullable String json(@Nullable Map<String, Object> map) {
    try {
      return map == null ? null : JSON.writeValueAsString(map);
    } catch (JsonProcessingException notJson) {
      throw new IllegalArgumentException("a snapshot must hold plain JSON values", notJson);
    }
  }

  static @Nullable Map<String, Object> map(@Nullable String json) {
    try {
      return json == null ? null : JSON.readValue(json, MAP);
    } catch (JsonProcessingException notJson) {
      throw new IllegalStateException("a stored snapshot is not JSON", notJson);
    }
  }
}
