package dev.firedrill.web.api;

import dev.firedrill.auth.token.ApiToken;
import dev.firedrill.auth.token.TokenKind;
import dev.firedrill.web.PersonView;
import dev.firedrill.web.TeamRefView;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A token without its text; {@code team} is the one that a CI token acts for. */
public record TokenView(
    UUID id,
    String name,
    TokenKind kind,
    @Nullable TeamRefView team,
    Instant createdAt,
    PersonView createdBy,
    Instant expiresAt,
    @Nullable Instant lastUsedAt) {

  static TokenView of(ApiToken token) {
    return new TokenView(
        token.id().value(),
        token.name(),
        token.kind(),
        Refs.team(token.team()),
        token.createdAt(),
        Refs.person(token.maker()),
        token.expiresAt(),
        token.lastUsedAt());
  }
}
