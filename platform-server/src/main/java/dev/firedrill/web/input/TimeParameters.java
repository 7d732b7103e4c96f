package dev.firedrill.web.input;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lets resource methods take times and durations as parameters. */
final class TimeParameters implements ParamConverterProvider {
  @Override
  public <T> @Nullable ParamConverter<T> getConverter(
      Class<T> type, Type genericType, Annotation[] annotations) {
    if (type == Instant.class) {
      return new Parsing<>(
          text -> type.cast(Instant.parse(text)), "must be a time such as 2026-03-02T15:04:05Z");
    }
    if (type == Duration.class) {
      return new Parsing<>(
          text -> type.cast(Duration.parse(text)), "must be a duration such as PT15M");
    }
    return null;
  }

  private record Parsing<T>(Function<String, T> parse, String rule) implements ParamConverter<T> {
    @Override
    public @Nullable T fromString(@Nullable String value) {
      if (value == null || value.isEmpty()) {
        return null;
      }
      try {
        return parse.apply(value);
      } catch (DateTimeException unreadable) {
        throw new IllegalArgumentException(rule, unreadable);
      }
    }

    @Override
    public String toString(T value) {
      return value.toString();
    }
  }
}
