package dev.firedrill.auth.token;

import dev.firedrill.course.Person;
import dev.firedrill.team.Team;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A token as people see it; the token itself is told only when it is made. */
public record ApiToken(
    ApiTokenId id,
    TokenKind kind,
    String name,
    Person maker,
    /* The team that a CI token acts for. */
    @Nullable Team team,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant lastUsedAt) {

  boolean inForce(Instant now) {
    return now.isBefore(expiresAt);
  }
}
