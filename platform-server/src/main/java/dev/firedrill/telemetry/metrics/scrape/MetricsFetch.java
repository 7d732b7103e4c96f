package dev.firedrill.telemetry.metrics.scrape;

/** Asks an instance for its metrics. */
@FunctionalInterface
public interface MetricsFetch {
  /** Waits for the answer, but not longer than two seconds; never throws. */
  Answer fetch(int port);

  /** What came of it. */
  sealed interface Answer {
    /**
     * The first {@code length} bytes, which do not change any more; {@code cut} when there were
     * more than are taken.
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Text(byte[] bytes, int length, boolean cut) implements Answer {}

    /** Why there is none, as a sentence. */
    record Failed(String reason) implements Answer {}
  }
}
