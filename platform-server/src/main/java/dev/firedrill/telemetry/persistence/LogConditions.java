package dev.firedrill.telemetry.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firedrill.telemetry.LogFilter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.SqlStatement;

/** A filter of lines as a condition of SQL. */
final class LogConditions {
  /** All parts are always there, so that there is one statement and not many. */
  static final String SQL =
      """
       source_id = :source AND at >= :from AND at < :to
        AND (:level::smallint IS NULL OR level <= :level::smallint)
        AND (:text::text IS NULL OR text ILIKE :text OR fields::text ILIKE :text)
        AND fields @> :fields::jsonb
        AND (:logger::text IS NULL OR logger = :logger)
        AND (:track::text IS NULL OR track = :track)
      """;

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final TypeReference<LinkedHashMap<String, String>> FIELDS =
      new TypeReference<>() {};

  private LogConditions() {}

  static <S extends SqlStatement<S>> S bind(S statement, LogFilter filter) {
    Map<String, String> fields = new LinkedHashMap<>(filter.fields());
    String logger = fields.remove("logger");
    String track = fields.remove("track");
    return statement
        .bind("level", filter.atLeast() == null ? null : filter.atLeast().rank())
        .bind("text", filter.text() == null ? null : "%" + literal(filter.text()) + "%")
        .bind("fields", json(fields))
        .bind("logger", logger)
        .bind("track", track);
  }

  private static String literal(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }

  static String json(Map<String, String> fields) {
    try {
      return MAPPER.writeValueAsString(fields);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("texts are always JSON", impossible);
    }
  }

  static Map<String, String> fields(String json) {
    try {
      return MAPPER.readValue(json, FIELDS);
    } catch (JsonProcessingException notOurs) {
      throw new IllegalStateException("stored fields are not JSON", notOurs);
    }
  }
}
