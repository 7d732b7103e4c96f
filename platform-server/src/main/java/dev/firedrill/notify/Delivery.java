package dev.firedrill.notify;

import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One notification on its way to one target, and what became of it. */
public record Delivery(
    UUID id,
    UUID notification,
    TeamId team,
    @Nullable UUID subject,
    Target target,
    State state,
    int attempts,
    @Nullable Instant endedAt,
    @Nullable String error) {
  /** Where it stands. */
  public enum State {
    PENDING,
    DELIVERED,
    FAILED
  }
}
