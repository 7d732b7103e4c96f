package dev.firedrill.auth;

import dev.firedrill.kernel.Secret;

/** A session that is in force: whose it is, and the token that its unsafe requests must carry. */
public record SignedInSession(SessionId id, Principal principal, Secret csrfToken) {}
