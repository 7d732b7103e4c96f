package dev.firedrill.auth.token;

import java.util.UUID;

/** Identifies a token; not a secret, unlike the token itself. */
public record ApiTokenId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
