package dev.firedrill.bot.plugin;

/**
 * Somebody put an emoji on a message, or took it away.
 *
 * @param user who did
 * @param emoji its name, without colons
 * @param channel where the message is
 * @param message the time stamp of the message
 * @param added false when it was taken away
 * @param at when, as Slack's time stamp; a later one is also later as text
 */
public record Reaction(
    String user, String emoji, String channel, String message, boolean added, String at) {

  /** A plugin that also wants to see reactions implements this. */
  public interface Listener {
    /** May be called twice for the same reaction, and in the wrong order: Slack delivers again. */
    void reacted(Reaction reaction) throws PluginFailure;
  }
}
