package dev.firedrill.flag;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A boolean feature flag of one environment. The version grows by one with each change and starts
 * at 1.
 */
public record Flag(
    TeamEnvironment owner,
    String key,
    String description,
    boolean on,
    long version,
    @Nullable Instant changedAt,
    @Nullable PersonId changedBy,
    @Nullable String reason) {}
