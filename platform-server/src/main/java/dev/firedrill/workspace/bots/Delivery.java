package dev.firedrill.workspace.bots;

import dev.firedrill.team.TeamEnvironment;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way to a bot. The id is that of its envelope, the same at each attempt; {@code
 * payload} is JSON text. {@code attempt} is 0 at first. {@code about} is not stored: it is null
 * when the event comes again.
 */
public record Delivery(
    UUID id,
    TeamEnvironment bot,
    String payload,
    int attempt,
    String retryReason,
    @Nullable About about) {}
