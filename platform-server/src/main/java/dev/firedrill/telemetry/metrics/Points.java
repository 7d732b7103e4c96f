package dev.firedrill.telemetry.metrics;

import dev.firedrill.telemetry.Sample;
import dev.firedrill.telemetry.Series;
import dev.firedrill.telemetry.SeriesKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The samples of a series, oldest first, without an object for each. Grows only while it is read.
 */
public final class Points {
  private final SeriesKey key;
  private long[] times = new long[16];
  private double[] values = new double[16];
  private int count;

  public Points(SeriesKey key) {
    this.key = key;
  }

  public Points add(long atMillis, double value) {
    if (count == times.length) {
      times = Arrays.copyOf(times, count * 2);
      values = Arrays.copyOf(values, count * 2);
    }
    times[count] = atMillis;
    values[count] = value;
    count++;
    return this;
  }

  public SeriesKey key() {
    return key;
  }

  public int count() {
    return count;
  }

  /** In milliseconds of the epoch. */
  public long time(int i) {
    return times[i];
  }

  public double value(int i) {
    return values[i];
  }

  /** The number of samples that are not after the time. */
  public int upTo(long atMillis) {
    int found = Arrays.binarySearch(times, 0, count, atMillis);
    return found < 0 ? -found - 1 : found + 1;
  }

  Series asSeries() {
    return new Series(
        key,
        IntStream.range(0, count)
            .mapToObj(i -> new Sample(Instant.ofEpochMilli(times[i]), values[i]))
            .toList());
  }
}
