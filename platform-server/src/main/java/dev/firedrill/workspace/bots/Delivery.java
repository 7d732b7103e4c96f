package dev.firedrill.workspace.bots;

import dev.firedrill.team.TeamEnvironment;
import java.util.UUID;

/**
 * An event on its way to a bot. The id is that of its envelope, the same at each attempt; {@code
 * payload} is JSON text. {@code attempt} is 0 at first.
 */
public record Delivery(
    UUID id, TeamEnvironment bot, String payload, int attempt, String retryReason) {}
