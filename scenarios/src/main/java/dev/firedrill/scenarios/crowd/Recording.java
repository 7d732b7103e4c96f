package dev.firedrill.scenarios.crowd;

import java.util.List;

/**
 * How people once came: how many a second in each bucket, in order.
 *
 * @param bucketSeconds how long a bucket is
 */
public record Recording(String id, String description, int bucketSeconds, List<Double> trace) {
  public Recording {
    trace = trace == null ? List.of() : List.copyOf(trace);
    if (bucketSeconds < 1 || trace.isEmpty()) {
      throw new IllegalArgumentException("recording " + id + " has no bucket of a second or more");
    }
    if (trace.stream().anyMatch(rate -> !(rate >= 0 && rate <= 200))) {
      throw new IllegalArgumentException("recording " + id + " has a rate outside 0 to 200");
    }
  }
}
