package dev.firedrill.flag;

import java.util.List;

/** The flags that every bot of the template asks for. */
public final class DefaultFlags {
  /** A flag as it begins. */
  public record Start(String key, String description, boolean on) {}

  public static final List<Start> ALL =
      List.of(
          plugin("weather", "!weather tells the weather of a city. Asks the weather service."),
          plugin("define", "!define explains a word. Asks the dictionary service."),
          plugin("glossary", "!glossary keeps the team's own words in a local file."),
          plugin("poll", "!poll starts a vote in the channel."),
          plugin("flip", "!flip tosses a coin."),
          plugin("ping", "!ping answers pong."),
          plugin("calc", "!calc works out a formula. Takes the bot's own time."),
          plugin("wiki", "!wiki tells what an encyclopedia says. Asks the wiki service."),
          plugin("image", "!image finds a picture. Asks the image service."),
          plugin("github", "!github looks up a repository. Asks the code host."),
          plugin("remind", "!remind reminds somebody later. Keeps reminders in a local file."),
          plugin("help", "!help lists what the bot can do."),
          new Start(
              "need-mention",
              "The bot answers only messages that mention it, and ignores plain commands.",
              false),
          new Start(
              "answer-bots",
              "Other bots are answered as people are. Off: what a bot writes is ignored.",
              false),
          new Start(
              "quoted-arguments",
              "Quotation marks around the argument of a command are taken off.",
              false),
          new Start(
              "reconnect-backoff",
              "A refused connection is tried again when the chat says so, and not at once.",
              true));

  private DefaultFlags() {}

  /** Whether the key is of a flag that every bot keeps for good, so that it never goes stale. */
  public static boolean has(String key) {
    return ALL.stream().anyMatch(start -> start.key().equals(key));
  }

  private static Start plugin(String name, String description) {
    return new Start("plugin." + name + ".enabled", description, true);
  }
}
