package dev.firedrill.workspace;

import dev.firedrill.team.TeamEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * A modal or home tab that a bot shows to one user. {@code content} is the view as JSON text, as
 * the bot sent it.
 */
public record BotView(
    String id,
    TeamEnvironment bot,
    UserId user,
    boolean home,
    @Nullable String externalId,
    String content,
    String hash,
    boolean open) {}
