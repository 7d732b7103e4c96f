package dev.firedrill.chaos.ledger;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A time in which a run stood still; {@code to} is null while it lasts. */
public record Pause(Instant from, @Nullable Instant to, String reason) {
  /** How much of it came after the time; zero while it lasts. */
  public Duration after(Instant time) {
    if (to == null || !to.isAfter(time)) {
      return Duration.ZERO;
    }
    return Duration.between(from.isAfter(time) ? from : time, to);
  }
}
