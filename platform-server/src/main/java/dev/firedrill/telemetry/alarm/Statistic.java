package dev.firedrill.telemetry.alarm;

/** What is made of the samples of a period. */
public enum Statistic {
  AVERAGE,
  SUM,
  MINIMUM,
  MAXIMUM,
  SAMPLE_COUNT,
  /** Growth of counters per second, all series together; a reset counts from zero. */
  RATE,
  /** Growth of counters within the period, all series together. */
  INCREASE,
  P50,
  P90,
  P95,
  P99;

  /** Whether it is about counters that grow. */
  public boolean ofCounters() {
    return this == RATE || this == INCREASE;
  }
}
