package dev.firedrill.live;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Spaces the rounds that something pressing asks for: the first comes at once, the next no sooner
 * than a gap after the round before, and however many ask before a round begins, it is one. Safe
 * for threads.
 */
public final class Pulse {
  private final Duration gap;
  private final InstantSource clock;
  private @Nullable Instant began;
  private boolean asked;

  public Pulse(Duration gap, InstantSource clock) {
    this.gap = gap;
    this.clock = clock;
  }

  /** Asks for a round: how long from now it is to begin, empty when one is to come anyway. */
  public synchronized Optional<Duration> ask() {
    if (asked) {
      return Optional.empty();
    }
    asked = true;
    if (began == null) {
      return Optional.of(Duration.ZERO);
    }
    Duration since = Duration.between(began, clock.instant());
    // A clock that was set back must not hold the round for longer than the gap.
    Duration wait = since.isNegative() ? gap : gap.minus(since);
    return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
  }

  /** A round begins, and has in it whatever was asked for until now. */
  public synchronized void begins() {
    asked = false;
    began = clock.instant();
  }
}
