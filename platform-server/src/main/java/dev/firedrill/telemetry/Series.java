package dev.firedrill.telemetry;

import java.util.List;

/** A series and what is known of it in a stretch of time, oldest first; a gap has no sample. */
public record Series(SeriesKey key, List<Sample> samples) {
  public Series {
    samples = List.copyOf(samples);
  }
}
