package dev.firedrill.lti;

import java.time.Instant;
import java.util.Optional;

/** The launches that were begun; each can be finished once. */
public interface LaunchStates {
  /** Stores it and forgets those that have expired. */
  void add(LaunchState state, Instant now);

  /** The launch, which is gone afterwards. */
  Optional<LaunchState> take(String stateHash);
}
