package dev.firedrill.bot.command;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command somebody wrote.
 *
 * @param word the command in lower case, without the exclamation mark
 * @param text what follows it
 * @param mentioned whether the bot was addressed by name
 */
public record CommandLine(String word, String text, boolean mentioned) {
  private static final Pattern LEADING_MENTION = Pattern.compile("^<@([A-Z0-9]+)(\\|[^>]*)?>[:,]?");
  private static final Pattern COMMAND = Pattern.compile("^([\\p{L}][\\p{L}\\p{N}_-]*)(?:\\s+|$)");

  /**
   * Reads {@code !word text} and {@code @bot word text}.
   *
   * @param botUser the bot's own user id
   * @return empty where the message is not for a bot
   */
  public static Optional<CommandLine> ofMessage(String message, String botUser) {
    String text = unescape(message).strip();
    Matcher mention = LEADING_MENTION.matcher(text);
    boolean mentioned = mention.find() && mention.group(1).equals(botUser);
    if (mentioned) {
      return ofText(text.substring(mention.end()), true);
    }
    if (!text.startsWith("!")) {
      return Optional.empty();
    }
    String own = "<@" + botUser + ">";
    return text.contains(own) ? ofText(text.replace(own, ""), true) : ofText(text, false);
  }

  /** The same with its argument out of quotation marks, as in {@code !define "error budget"}. */
  public CommandLine unquoted() {
    return new CommandLine(word, Quotes.unwrapped(text), mentioned);
  }

  /** Reads what follows {@code /bot}; nothing means {@code help}. */
  public static Optional<CommandLine> ofSlash(String text) {
    return ofText(unescape(text), true);
  }

  private static Optional<CommandLine> ofText(String raw, boolean mentioned) {
    String text = raw.strip();
    text = text.startsWith("!") ? text.substring(1) : text;
    if (text.isEmpty()) {
      return mentioned ? Optional.of(new CommandLine("help", "", true)) : Optional.empty();
    }
    Matcher command = COMMAND.matcher(text);
    if (!command.find()) {
      return Optional.empty();
    }
    String word = command.group(1).toLowerCase(Locale.ROOT);
    return Optional.of(new CommandLine(word, text.substring(command.end()).strip(), mentioned));
  }

  /** Slack sends these three characters escaped, and no others. */
  private static String unescape(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }
}
