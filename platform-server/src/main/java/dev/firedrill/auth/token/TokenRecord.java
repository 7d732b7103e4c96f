package dev.firedrill.auth.token;

import dev.firedrill.kernel.PersonId;

/** Writes down by name, never by text, what happens to tokens. Joins the caller's transaction. */
public interface TokenRecord {
  void created(ApiToken token);

  void revoked(ApiToken token, PersonId by);
}
