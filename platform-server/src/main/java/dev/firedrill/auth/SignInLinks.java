package dev.firedrill.auth;

import dev.firedrill.kernel.PersonId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The stored sign-in links, by the hash of their token. */
public interface SignInLinks {
  /** A link as stored. */
  record Stored(UUID id, String tokenHash, PersonId person, Instant createdAt, Instant expiresAt) {}

  void add(Stored link);

  /** The link, unless it was revoked. Whether it has expired is for the caller to say. */
  Optional<Stored> find(String tokenHash);

  /** Revokes all links of the person; returns how many worked until now. */
  int revokeAllOf(PersonId person, Instant at);

  /** Deletes the links that expired or were revoked before this time; returns how many. */
  int forget(Instant before);
}
