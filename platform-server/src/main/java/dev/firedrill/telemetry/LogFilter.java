package dev.firedrill.telemetry;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which lines are meant: those at least as bad as a level (a line without a level is none of them),
 * that contain the text in any case, and whose fields have exactly these values.
 */
public record LogFilter(
    @Nullable LogLevel atLeast, @Nullable String text, Map<String, String> fields) {
  public static final LogFilter ANY = new LogFilter(null, null, Map.of());

  public LogFilter {
    fields = Map.copyOf(fields);
  }
}
