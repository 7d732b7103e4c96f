package dev.firedrill.bot.ops;

import java.util.regex.Pattern;

/** Blots out what opens doors, wherever in a text it stands. */
public final class Redaction {
  private static final Pattern SECRET =
      Pattern.compile(
          "(xox[a-z]|xapp|xoxe\\.xox[a-z])-[A-Za-z0-9-]+" // Slack's tokens
              + "|fd[pc]_[A-Za-z0-9_-]+" // the platform's
              + "|(?i:bearer) [A-Za-z0-9._~+/-]+"
              + "|(?<=ticket=)[^&\\s\"]+" // opens a socket
              + "|(?<=/upstream/)[^/?\\s\"]+" // asks the services in our name
              + "|(?<=://)[^/@\\s\"]+(?=@)"); // a password in an address

  private Redaction() {}

  /** The text with three stars in place of each secret. */
  public static String of(String text) {
    return SECRET.matcher(text).replaceAll("***");
  }
}
