package dev.firedrill.telemetry.api.logs;

import dev.firedrill.kernel.Failure;
import dev.firedrill.telemetry.LogFilter;
import dev.firedrill.telemetry.LogLevel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A filter as it stands in an address, and in words. */
final class LogParameters {
  private static final int LONGEST = 200;
  private static final int MOST_FIELDS = 10;

  private LogParameters() {}

  static LogFilter filter(@Nullable String level, @Nullable String text, List<String> fields) {
    if (text != null && text.length() > LONGEST) {
      throw Failure.invalid("A text to look for has at most 200 characters; shorten it.");
    }
    if (fields.size() > MOST_FIELDS) {
      throw Failure.invalid("At most 10 fields can be asked for at once.");
    }
    return new LogFilter(
        level == null || level.isBlank() ? null : level(level),
        text == null || text.isBlank() ? null : text.strip(),
        fields(fields));
  }

  private static LogLevel level(String word) {
    return LogLevel.of(word)
        .orElseThrow(() ->
            Failure.invalid(
                "There is no level '" + word + "'; choose ERROR, WARN, INFO, DEBUG or TRACE."));
  }

  private static Map<String, String> fields(List<String> pairs) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String pair : pairs) {
      int colon = pair.indexOf(':');
      if (colon < 1) {
        throw Failure.invalid("The field '" + pair + "' is not written as name:value.");
      }
      fields.put(pair.substring(0, colon), pair.substring(colon + 1));
    }
    return fields;
  }

  static String words(LogFilter filter) {
    List<String> parts = new ArrayList<>();
    if (filter.text() != null) {
      parts.add("that contain “" + filter.text() + "”");
    }
    filter.fields().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(field -> parts.add("whose " + field.getKey() + " is “" + field.getValue() + "”"));
    String lines =
        filter.atLeast() == null
            ? "all lines"
            : filter.atLeast() == LogLevel.ERROR
                ? "errors"
                : "lines of level "
                    + filter.atLeast().name().toLowerCase(Locale.ROOT)
                    + " or worse";
    return parts.isEmpty() ? lines : lines + " " + String.join(" and ", parts);
  }
}
