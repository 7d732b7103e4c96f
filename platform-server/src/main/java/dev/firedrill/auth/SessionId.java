package dev.firedrill.auth;

import java.util.UUID;

/** Identifies a session; not a secret, unlike the token in the cookie. */
public record SessionId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
