package dev.firedrill.scenarios;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Guards of the records' constructors; each refuses with a sentence that names the value. */
final class Check {
  private static final Pattern SLUG = Pattern.compile("[a-z][a-z0-9-]{1,62}");

  private Check() {}

  static void slug(String what, String value) {
    if (!SLUG.matcher(value).matches()) {
      throw new IllegalArgumentException(
          what + " \"" + value + "\" must match " + SLUG.pattern() + ", for example slow-upstream");
    }
  }

  static void text(String what, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(what + " must not be blank");
    }
  }

  static void positive(String what, Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException(what + " must be longer than zero, not " + value);
    }
  }

  static void notNegative(String what, Duration value) {
    if (value.isNegative()) {
      throw new IllegalArgumentException(what + " must not be negative, not " + value);
    }
  }

  static void range(String what, double value, double min, double max) {
    if (!(value >= min && value <= max)) {
      throw new IllegalArgumentException(
          what + " must be between " + min + " and " + max + ", not " + value);
    }
  }

  static void notEmpty(String what, List<?> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException(what + " must have at least one entry");
    }
  }

  /** Absent in the file means the default. */
  static <T> T or(@Nullable T value, T fallback) {
    return value == null ? fallback : value;
  }

  static <T> List<T> copy(@Nullable List<T> values) {
    return values == null ? List.of() : List.copyOf(values);
  }

  static <V> SortedMap<String, V> copy(@Nullable Map<String, V> values) {
    return Collections.unmodifiableSortedMap(
        values == null ? new TreeMap<>() : new TreeMap<>(values));
  }
}
