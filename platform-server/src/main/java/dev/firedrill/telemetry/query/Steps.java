package dev.firedrill.telemetry.query;

/** The times at which an expression is evaluated, in milliseconds of the epoch. */
record Steps(long first, long stepMillis, int count) {
  long at(int i) {
    return first + i * stepMillis;
  }

  long last() {
    return at(count - 1);
  }
}
