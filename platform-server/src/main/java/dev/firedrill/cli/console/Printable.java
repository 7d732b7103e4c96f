package dev.firedrill.cli.console;

import java.util.regex.Pattern;

/** Makes text that others wrote harmless for a terminal: a bot's log may hold escape sequences. */
public final class Printable {
  private static final Pattern ESCAPES =
      Pattern.compile(
          "\u001b(?:\\[[0-9;?]*[ -/]*[@-~]|\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\)?|.)");
  private static final Pattern CONTROLS =
      Pattern.compile("[\\p{Cc}\u202a-\u202e\u2066-\u2069&&[^\t]]");

  private Printable() {}

  /** The text on one line, without escape sequences and control characters. */
  public static String line(String text) {
    String calm = text.replaceAll("\\R", " ");
    return CONTROLS.matcher(ESCAPES.matcher(calm).replaceAll("")).replaceAll("");
  }
}
