package dev.firedrill.workspace.bots;

import dev.firedrill.workspace.ChannelId;
import dev.firedrill.workspace.MessageTs;
import dev.firedrill.workspace.UserId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an event, command or interaction is about, so that nobody has to read its payload again:
 * where and to which message it happened, in which thread that is, and who did it. {@code
 * interaction} is the opaque part of a response_url; {@code replayOf} is the envelope that this one
 * repeats.
 */
public record About(
    Kind kind,
    @Nullable ChannelId channel,
    @Nullable MessageTs message,
    @Nullable MessageTs thread,
    @Nullable UserId by,
    @Nullable String interaction,
    @Nullable UUID replayOf) {
  /** What happened. */
  public enum Kind {
    /** Somebody posted the message. */
    MESSAGE,
    /** The same, told once more because it names the bot. */
    MENTION,
    /** The bot did it itself, and is told as everybody is. */
    ECHO,
    /** Anything else that is told as an event. */
    OTHER,
    COMMAND,
    /** A button, a form or a view closed. */
    INTERACTION
  }

  /** Something that happened to a message, or just in a channel. */
  public static About event(
      Kind kind,
      @Nullable ChannelId channel,
      @Nullable MessageTs message,
      @Nullable MessageTs thread,
      UserId by) {
    return new About(kind, channel, message, thread, by, null, null);
  }

  /** Something that a person did to the bot itself. */
  public static About interaction(Kind kind, Interaction interaction) {
    return new About(
        kind,
        interaction.channel(),
        interaction.message(),
        null,
        interaction.user(),
        interaction.id(),
        null);
  }

  public About replaying(UUID envelope) {
    return new About(kind, channel, message, thread, by, interaction, envelope);
  }
}
