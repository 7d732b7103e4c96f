package dev.firedrill.bot.freeze;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A time in which nothing is deployed: from inclusive, to exclusive. Without a team it is for all
 * teams, without an environment for both.
 */
public record Freeze(
    UUID id,
    @Nullable TeamId team,
    @Nullable EnvironmentName environment,
    Instant from,
    Instant to,
    String reason,
    PersonId by) {
  public boolean isActive(Instant now) {
    return !now.isBefore(from) && now.isBefore(to);
  }
}
