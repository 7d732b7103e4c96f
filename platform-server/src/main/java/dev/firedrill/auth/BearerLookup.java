package dev.firedrill.auth;

import java.util.Optional;

/** Finds who is behind a bearer token. */
public interface BearerLookup {
  /**
   * Whose token this is, with that person and team as they are now; empty for an unknown, revoked
   * or expired one. Using a token is written down.
   */
  Optional<Principal> find(String presented);

  /** Knows no token. */
  static BearerLookup none() {
    return presented -> Optional.empty();
  }
}
