package dev.firedrill.traffic;

import dev.firedrill.scenarios.Args;
import dev.firedrill.team.TeamEnvironment;
import java.time.Duration;
import java.time.Instant;

/**
 * Load for one bot from one time to another. The operation key is whose it is; equal keys are the
 * same stretch.
 */
public record Stretch(
    String operationKey,
    TeamEnvironment bot,
    Kind kind,
    String profile,
    Args args,
    Instant from,
    Instant until) {
  /** Whose messages they are. */
  public enum Kind {
    /** Users who want an answer; what they get counts as what any user gets. */
    USERS,
    /** A bot of somebody else that floods the channel; nobody waits for an answer. */
    STORM
  }

  public Duration length() {
    return Duration.between(from, until);
  }
}
