package dev.firedrill.upstream;

import dev.firedrill.team.TeamEnvironment;
import java.time.Duration;
import java.time.Instant;

/**
 * Delays every answer of a service for one bot until it expires. The rule heals by itself: past
 * {@code expiresAt} it has no effect, whether or not anyone removed it. {@code operationKey} says
 * whose it is; {@code epoch} fences off a stale owner.
 */
public record SlowRule(
    TeamEnvironment bot,
    UpstreamService service,
    Duration delay,
    Duration jitter,
    String operationKey,
    long epoch,
    Instant expiresAt) {}
