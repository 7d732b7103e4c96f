package dev.firedrill.bot.plugin;

import java.util.List;

/**
 * What the bot answers, in plain text: the bot escapes what Slack would read as markup.
 *
 * @param text the answer
 * @param reactions emoji names the bot adds to its own answer, in this order
 */
public record Reply(String text, List<String> reactions) {
  /** A copy without mutable parts. */
  public Reply {
    reactions = List.copyOf(reactions);
  }

  /** An answer without reactions. */
  public static Reply of(String text) {
    return new Reply(text, List.of());
  }
}
