package dev.firedrill.auth.token;

import dev.firedrill.auth.Principal;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stored tokens, by the hash of their text. Revoked ones are out of sight. */
public interface ApiTokens {
  /** A token with whoever presents it, as person and team are now. */
  record Presented(ApiToken token, Principal principal) {}

  /**
   * Stores the token; false when its person, or its team for CI, has one of that name already. One
   * that has expired does not count and makes way.
   */
  boolean add(ApiToken token, String hash);

  /** The token, expired or not. */
  Optional<Presented> find(String hash);

  Optional<ApiToken> find(ApiTokenId id);

  /** Newest first, the expired ones included. */
  List<ApiToken> personalOf(PersonId person);

  /** As {@link #personalOf}; of one team, or of all for {@code null}. */
  List<ApiToken> ofCi(@Nullable TeamId team);

  void used(ApiTokenId token, Instant at);

  /** Whether it was in sight until now. */
  boolean revoke(ApiTokenId token, Instant at);

  /** Deletes the tokens that expired or were revoked before this time; returns how many. */
  int forget(Instant before);
}
