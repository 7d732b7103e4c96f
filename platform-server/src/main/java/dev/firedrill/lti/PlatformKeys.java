package dev.firedrill.lti;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The platforms' public keys: kept for an hour, and asked for anew when a token names one that is
 * not among them, at most once in ten seconds for each platform.
 */
public final class PlatformKeys {
  private static final Duration KEPT = Duration.ofHours(1);
  private static final Duration BETWEEN = Duration.ofSeconds(10);

  private record Kept(JWKSet keys, Instant at) {}

  private final PlatformCalls calls;
  private final InstantSource clock;
  private final Map<UUID, Kept> kept = new ConcurrentHashMap<>();

  public PlatformKeys(PlatformCalls calls, InstantSource clock) {
    this.calls = calls;
    this.clock = clock;
  }

  /** The platform's key of this id. */
  public Optional<JWK> find(LtiPlatform platform, String keyId) {
    Instant now = clock.instant();
    Kept known = kept.get(platform.id());
    if (known != null && now.isBefore(known.at().plus(KEPT))) {
      JWK key = known.keys().getKeyByKeyId(keyId);
      if (key != null || now.isBefore(known.at().plus(BETWEEN))) {
        return Optional.ofNullable(key);
      }
    }
    JWKSet fresh = calls.keys(platform.keysUrl());
    kept.put(platform.id(), new Kept(fresh, now));
    return Optional.ofNullable(fresh.getKeyByKeyId(keyId));
  }
}
