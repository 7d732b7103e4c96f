package dev.firedrill.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is told to step. */
public final class SteppedClock implements InstantSource {
  private volatile Instant now;

  public SteppedClock(Instant start) {
    this.now = start;
  }

  public static SteppedClock atNoon() {
    return new SteppedClock(Instant.parse("2026-11-22T12:00:00Z"));
  }

  @Override
  public Instant instant() {
    return now;
  }

  public void step(Duration by) {
    now = now.plus(by);
  }

  public void set(Instant to) {
    now = to;
  }
}
