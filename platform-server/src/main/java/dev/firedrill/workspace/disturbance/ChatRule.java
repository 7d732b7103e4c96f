package dev.firedrill.workspace.disturbance;

import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;

/**
 * Disturbs the chat of one bot until it expires. The rule heals by itself: past {@code expiresAt}
 * it has no effect, whether or not anyone removed it. {@code operationKey} says whose it is; {@code
 * epoch} fences off a stale owner.
 */
public record ChatRule(
    TeamEnvironment bot, ChatEffect effect, String operationKey, long epoch, Instant expiresAt) {}
