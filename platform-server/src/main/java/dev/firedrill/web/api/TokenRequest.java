package dev.firedrill.web.api;

import dev.firedrill.auth.token.TokenKind;
import org.jspecify.annotations.Nullable;

/** A token to make; {@code team} is a slug, for CI only. */
public record TokenRequest(String name, TokenKind kind, @Nullable String team, int expiresInDays) {}
