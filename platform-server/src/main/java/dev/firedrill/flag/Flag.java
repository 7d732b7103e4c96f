package dev.firedrill.flag;

import dev.firedrill.flag.definition.Definition;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A feature flag of one environment. The version grows by one with each change and starts at 1. An
 * archived flag is not served; its key may be used again.
 */
public record Flag(
    TeamEnvironment owner,
    String key,
    String description,
    Definition definition,
    long version,
    boolean archived,
    Instant createdAt,
    @Nullable Instant changedAt,
    @Nullable PersonId changedBy,
    @Nullable String reason) {

  /** Whether somebody may be served true; of a flag that is no switch, whether it is enabled. */
  public boolean on() {
    return !archived && definition.on();
  }
}
