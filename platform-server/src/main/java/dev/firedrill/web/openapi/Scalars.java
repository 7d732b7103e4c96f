package dev.firedrill.web.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Types that JSON has a plain value for. */
final class Scalars {
  private Scalars() {}

  static @Nullable Schema<?> schema(Class<?> type) {
    if (type == String.class || type == char.class) {
      return RecordSchemas.of("string");
    }
    if (type == boolean.class || type == Boolean.class) {
      return RecordSchemas.of("boolean");
    }
    if (type == int.class || type == Integer.class || type == short.class) {
      return RecordSchemas.of("integer").format("int32");
    }
    if (type == long.class || type == Long.class) {
      return RecordSchemas.of("integer").format("int64");
    }
    if (type == double.class || type == Double.class || type == float.class) {
      return RecordSchemas.of("number").format("double");
    }
    if (type == BigDecimal.class) {
      return RecordSchemas.of("number");
    }
    if (type.isEnum()) {
      return constants(type);
    }
    if (type == Object.class || JsonNode.class.isAssignableFrom(type)) {
      return new JsonSchema();
    }
    String format = format(type);
    return format == null ? null : RecordSchemas.of("string").format(format);
  }

  private static @Nullable String format(Class<?> type) {
    if (type == UUID.class) {
      return "uuid";
    }
    if (type == Instant.class) {
      return "date-time";
    }
    if (type == Duration.class) {
      return "duration";
    }
    if (type == InputStream.class) {
      return "binary";
    }
    return type == URI.class ? "uri" : null;
  }

  private static Schema<?> constants(Class<?> type) {
    JsonSchema schema = RecordSchemas.of("string");
    for (Object constant : type.getEnumConstants()) {
      schema.addEnumItemObject(((Enum<?>) constant).name());
    }
    return schema;
  }
}
