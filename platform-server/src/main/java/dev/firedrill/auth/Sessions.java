package dev.firedrill.auth;

import dev.firedrill.kernel.PersonId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The stored sessions, by the hash of their token. */
public interface Sessions {
  /** A session as it begins. */
  record NewSession(
      SessionId id, String tokenHash, PersonId person, Instant startedAt, Instant endsAt) {}

  /** A session as stored, with its person and that person's team as they are now. */
  record Stored(SessionId id, Principal principal, Instant lastUsedAt, Instant endsAt) {}

  void add(NewSession session);

  /** The session, unless it was ended. Whether it has expired is for the caller to say. */
  Optional<Stored> find(String tokenHash);

  /** The sessions that were not ended, those that have expired included. */
  Map<SessionId, Stored> find(Set<SessionId> sessions);

  void used(SessionId session, Instant at);

  /** Marks the session as projected since then, or as not projected. */
  void project(SessionId session, @Nullable Instant since);

  void end(SessionId session, Instant at);

  void endAllOf(PersonId person, Instant at);

  /** Deletes the sessions that ended or expired before this time; returns how many. */
  int forget(Instant before, Instant idleBefore);
}
