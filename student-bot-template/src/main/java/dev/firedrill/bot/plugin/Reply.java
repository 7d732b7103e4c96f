package dev.firedrill.bot.plugin;

import java.util.List;

/**
 * What the bot answers, in plain text: the bot escapes what Slack would read as markup.
 *
 * @param text the answer
 * @param reactions emoji names the bot adds to its own answer, in this order
 * @param whenPosted learns where the answer was posted
 */
public record Reply(String text, List<String> reactions, Posted whenPosted) {

  /** Called after the answer was posted, on one of the plugin's own threads. */
  public interface Posted {
    /** The answer is the message {@code ts} of {@code channel}. */
    void at(String channel, String ts) throws PluginFailure;
  }

  /** A copy without mutable parts. */
  public Reply {
    reactions = List.copyOf(reactions);
  }

  /** An answer without reactions. */
  public static Reply of(String text) {
    return new Reply(text, List.of(), (channel, ts) -> {});
  }
}
