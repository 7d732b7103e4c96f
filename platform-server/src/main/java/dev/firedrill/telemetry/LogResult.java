package dev.firedrill.telemetry;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a search found, oldest first; {@code dropped} counts the lines of the stretch of time that
 * were not kept because the bot wrote too many.
 */
public record LogResult(List<Line> lines, List<Bar> histogram, long dropped, boolean hasMore) {
  public LogResult {
    lines = List.copyOf(lines);
    histogram = List.copyOf(histogram);
  }

  /** One stored line; {@code cut} when it was longer than what is kept. Ids grow with time. */
  public record Line(
      long id,
      Instant at,
      @Nullable LogLevel level,
      @Nullable String logger,
      String text,
      Map<String, String> fields,
      String track,
      boolean cut) {
    public Line {
      fields = Map.copyOf(fields);
    }
  }

  /** How many matching lines there are in the seconds from {@code at}. */
  public record Bar(
      Instant at, long seconds, long error, long warn, long info, long debug, long other) {}
}
