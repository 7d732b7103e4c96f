package dev.firedrill.lti;

import java.time.Instant;
import java.util.UUID;

/** A launch that was begun here and not finished; only hashes of what only the browser knows. */
public record LaunchState(String stateHash, String nonceHash, UUID platform, Instant expiresAt) {}
