package dev.firedrill.scenarios;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Arguments of a step in one normal form, so that equal arguments are equal objects: texts,
 * booleans, {@code Long}, {@code Double}, lists and sorted maps of these. No nulls; deeply
 * immutable.
 */
public record Args(@JsonValue SortedMap<String, Object> values) {
  /** No arguments. */
  public static final Args EMPTY = new Args(Collections.emptySortedMap());

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Args(SortedMap<String, Object> values) {
    this.values = normalMap(values);
  }

  public static Args of(Map<String, ?> values) {
    return new Args(normalMap(values));
  }

  public Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name)).map(Object::toString);
  }

  /** Throws {@link IllegalArgumentException} if it is there but not an ISO-8601 duration. */
  public Optional<Duration> duration(String name) {
    return text(name)
        .map(text -> {
          try {
            return Duration.parse(text);
          } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                "argument " + name + " is not an ISO-8601 duration: \"" + text + "\"", e);
          }
        });
  }

  /** Throws {@link IllegalArgumentException} if it is there but not a number. */
  public Optional<Double> number(String name) {
    Object value = values.get(name);
    return switch (value) {
      case null -> Optional.empty();
      case Number number -> Optional.of(number.doubleValue());
      default ->
          throw new IllegalArgumentException(
              "argument " + name + " is not a number: \"" + value + "\"");
    };
  }

  /** The value in the normal form; refuses null and whole numbers beyond 64 bits. */
  static Object normal(@Nullable Object value) {
    return switch (value) {
      case String text -> text;
      case Boolean bool -> bool;
      case Long number -> number;
      case Integer number -> number.longValue();
      case Short number -> number.longValue();
      case BigInteger number -> number.longValueExact();
      case Double number -> number;
      case Float number -> number.doubleValue();
      case BigDecimal number -> number.doubleValue();
      case Duration duration -> duration.toString();
      case List<?> list -> list.stream().map(Args::normal).toList();
      case Map<?, ?> map -> normalMap(map);
      case null -> throw new IllegalArgumentException("an argument must not be null");
      default ->
          throw new IllegalArgumentException(
              "an argument cannot be a " + value.getClass().getName());
    };
  }

  private static SortedMap<String, Object> normalMap(Map<?, ?> map) {
    var sorted = new TreeMap<String, Object>();
    map.forEach((key, value) -> sorted.put(String.valueOf(key), normal(value)));
    return Collections.unmodifiableSortedMap(sorted);
  }
}
