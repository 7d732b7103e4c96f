package dev.firedrill.workspace.bots;

import dev.firedrill.workspace.ChannelId;
import dev.firedrill.workspace.MessageTs;
import dev.firedrill.workspace.UserId;
import org.jspecify.annotations.Nullable;

/**
 * What an event, command or interaction is about, so that nobody has to read its payload again:
 * where and to which message it happened, in which thread that is, and who did it. {@code
 * interaction} is the opaque part of a response_url.
 */
public record About(
    Kind kind,
    @Nullable ChannelId channel,
    @Nullable MessageTs message,
    @Nullable MessageTs thread,
    @Nullable UserId by,
    @Nullable String interaction) {
  /** What happened. */
  public enum Kind {
    /** Somebody posted the message. */
    MESSAGE,
    /** The same, told once more because it names the bot. */
    MENTION,
    /** Anything else that is told as an event. */
    OTHER,
    COMMAND,
    /** A button, a form or a view closed. */
    INTERACTION
  }
}
