package dev.firedrill.web.api;

import dev.firedrill.auth.Principal;
import dev.firedrill.auth.token.NewToken;
import dev.firedrill.auth.token.TokenKind;
import dev.firedrill.course.CourseRole;
import dev.firedrill.web.PersonView;
import dev.firedrill.web.TeamRefView;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A personal token for a command line, told only here in its {@code secret}, and whose it is.
 * {@code team} is the person's own.
 */
public record CliSignInView(
    UUID id,
    String name,
    TokenKind kind,
    Instant createdAt,
    PersonView createdBy,
    Instant expiresAt,
    @Nullable Instant lastUsedAt,
    String secret,
    PersonView person,
    CourseRole role,
    @Nullable TeamRefView team) {

  static CliSignInView of(NewToken made, Principal principal) {
    TokenView token = TokenView.of(made.token());
    return new CliSignInView(
        token.id(),
        token.name(),
        token.kind(),
        token.createdAt(),
        token.createdBy(),
        token.expiresAt(),
        token.lastUsedAt(),
        made.text().reveal(),
        Refs.person(principal.person()),
        principal.role(),
        Refs.team(principal.team()));
  }

  @Override
  public String toString() {
    return "CliSignInView[" + id + "]";
  }
}
