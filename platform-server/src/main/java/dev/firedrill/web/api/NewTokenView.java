package dev.firedrill.web.api;

import dev.firedrill.auth.token.NewToken;
import dev.firedrill.auth.token.TokenKind;
import dev.firedrill.web.PersonView;
import dev.firedrill.web.TeamRefView;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A token that was just made; nothing else ever tells its {@code secret}. */
public record NewTokenView(
    UUID id,
    String name,
    TokenKind kind,
    @Nullable TeamRefView team,
    Instant createdAt,
    PersonView createdBy,
    Instant expiresAt,
    @Nullable Instant lastUsedAt,
    String secret) {

  static NewTokenView of(NewToken made) {
    TokenView token = TokenView.of(made.token());
    return new NewTokenView(
        token.id(),
        token.name(),
        token.kind(),
        token.team(),
        token.createdAt(),
        token.createdBy(),
        token.expiresAt(),
        token.lastUsedAt(),
        made.text().reveal());
  }

  @Override
  public String toString() {
    return "NewTokenView[" + id + "]";
  }
}
