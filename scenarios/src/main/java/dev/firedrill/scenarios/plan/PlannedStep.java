package dev.firedrill.scenarios.plan;

import dev.firedrill.scenarios.At;
import dev.firedrill.scenarios.Step;
import java.time.Duration;
import java.util.Optional;

/**
 * One step for one team.
 *
 * @param step with every placeholder filled in; its own {@code at} is still the author's
 * @param at when it is due, with the jitter in it
 * @param jitter that was drawn
 */
public record PlannedStep(Step step, At at, Duration jitter) {

  /** Offset from time zero; empty if the step waits for an event of another one. */
  public Optional<Duration> offset() {
    return switch (at) {
      case At.Offset(Duration value) -> Optional.of(value);
      case At.After _ -> Optional.empty();
    };
  }
}
