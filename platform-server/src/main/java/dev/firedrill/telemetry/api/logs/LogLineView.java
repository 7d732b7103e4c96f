package dev.firedrill.telemetry.api.logs;

import dev.firedrill.telemetry.LogLevel;
import dev.firedrill.telemetry.LogResult;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One line; {@code truncated} when it was longer than what is kept. */
public record LogLineView(
    long id,
    Instant at,
    @Nullable LogLevel level,
    @Nullable String logger,
    String text,
    Map<String, String> fields,
    String track,
    boolean truncated) {
  static LogLineView of(LogResult.Line line) {
    return new LogLineView(
        line.id(),
        line.at(),
        line.level(),
        line.logger(),
        line.text(),
        new TreeMap<>(line.fields()),
        line.track(),
        line.cut());
  }
}
