package dev.firedrill.workspace;

import dev.firedrill.team.TeamId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message as posted. {@code blocks} is Block Kit as JSON text. {@code threadTs} is the parent's
 * ts for a reply. {@code onlyFor} marks an ephemeral message.
 */
public record Message(
    TeamId team,
    ChannelId channel,
    MessageTs ts,
    UserId author,
    String text,
    @Nullable String blocks,
    @Nullable MessageTs threadTs,
    @Nullable UserId onlyFor,
    boolean edited,
    Instant postedAt) {}
