package dev.firedrill.telemetry.blackout;

import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;

/**
 * The platform reaches the metrics of a bot no more, until it expires by itself. {@code share} of
 * the scrapes fail, above 0 to 1; {@code operationKey} says whose it is, {@code epoch} fences off a
 * stale owner.
 */
public record Blackout(
    TeamEnvironment bot, double share, String operationKey, long epoch, Instant expiresAt) {}
