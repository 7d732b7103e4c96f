package dev.firedrill.auth;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the session behind a cookie. */
public interface SessionLookup {
  /** The session of this cookie value, if it is in force; using it keeps it from idling out. */
  Optional<SignedInSession> find(String cookie);

  /**
   * Those of the sessions that are still in force, with their people as they are now. Does not
   * count as use.
   */
  Map<SessionId, Principal> stillOpen(Set<SessionId> sessions);
}
