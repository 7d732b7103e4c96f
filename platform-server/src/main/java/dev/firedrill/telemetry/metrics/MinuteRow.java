package dev.firedrill.telemetry.metrics;

import java.time.Duration;

/** A minute of a bot, from {@code atMillis}: of each slot what {@link MinuteValues} encodes. */
@SuppressWarnings("ArrayRecordComponent")
public record MinuteRow(int source, long atMillis, byte[] values) {
  public static final long LENGTH_MILLIS = Duration.ofMinutes(1).toMillis();
}
