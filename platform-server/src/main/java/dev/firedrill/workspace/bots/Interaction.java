package dev.firedrill.workspace.bots;

import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.workspace.ChannelId;
import dev.firedrill.workspace.MessageTs;
import dev.firedrill.workspace.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something a person did that a bot was told of. The id is the opaque part of its response_url and
 * of its trigger_id.
 */
public record Interaction(
    String id,
    TeamEnvironment bot,
    UserId user,
    @Nullable ChannelId channel,
    @Nullable MessageTs message,
    Instant createdAt) {}
