package dev.firedrill.telemetry;

import dev.firedrill.team.TeamEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What users saw: a measure that telemetry does not hold itself. */
public interface UserSli {
  /** What is measured. */
  enum Kind {
    /** The share of good requests, 0 to 1. */
    AVAILABILITY,
    /** The share of bad requests, 0 to 1. */
    ERROR_RATIO,
    P50_MS,
    P95_MS
  }

  /**
   * The measure over {@code [from, to)}, of one command or of all; empty when no request's outcome
   * is known. Latencies of one command are those of all.
   */
  Optional<Double> value(
      TeamEnvironment bot, Kind kind, @Nullable String command, Instant from, Instant to);

  /**
   * How many times faster than allowed the error budget shrank in the window that ends at {@code
   * at}; empty when no request's outcome is known.
   */
  Optional<Double> burn(TeamEnvironment bot, Duration window, Instant at);

  /** The time that the error budget is for; empty when no objective is known. */
  Optional<Duration> budgetWindow(TeamEnvironment bot);
}
