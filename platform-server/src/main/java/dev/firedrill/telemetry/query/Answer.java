package dev.firedrill.telemetry.query;

import dev.firedrill.telemetry.SeriesKey;
import java.util.List;

/**
 * What an expression gave, at {@code count} steps from {@code first} in milliseconds of the epoch;
 * {@code truncated} when there were more than 500 series.
 */
public record Answer(
    boolean scalar,
    long first,
    long stepMillis,
    int count,
    List<Line> lines,
    boolean truncated,
    List<String> notes) {
  public Answer {
    lines = List.copyOf(lines);
    notes = List.copyOf(notes);
  }

  /** One series at each step. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Line(SeriesKey key, double[] values) {
    /** Whether there is a value at the step; it may be NaN all the same. */
    public boolean has(int step) {
      return !Column.isNone(values[step]);
    }
  }

  public long at(int step) {
    return first + step * stepMillis;
  }
}
