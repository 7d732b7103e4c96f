package dev.firedrill.chaos.ledger;

import dev.firedrill.chaos.RunRecord;
import java.time.Duration;
import java.time.Instant;

/** A run with the delay that all its steps got because the platform was late. */
public record ActiveRun(RunRecord run, Duration shift) {
  /** The instant from which the offsets of the plan count. */
  public Instant timeZero() {
    return run.startedAt().plus(shift);
  }
}
