package dev.firedrill.cli.command;

import dev.firedrill.cli.console.CliFailure;
import dev.firedrill.cli.console.Surroundings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Values that are not typed into a command line, because histories and process lists keep those.
 */
public final class StandardInput {
  private static final int MOST = 64 * 1024;

  private StandardInput() {}

  /** All of it without the line end behind it; {@code what} is for the sentence if it is empty. */
  public static String all(Surroundings around, String what) {
    try {
      byte[] bytes = around.in().readNBytes(MOST + 1);
      String text = new String(bytes, StandardCharsets.UTF_8).replaceFirst("\\R\\z", "");
      if (bytes.length > MOST || text.isEmpty()) {
        throw CliFailure.usage("Give " + what + " on stdin, at most 64 KiB.");
      }
      return text;
    } catch (IOException unreadable) {
      throw CliFailure.usage("Cannot read " + what + " from stdin.");
    }
  }

  /** The one line that it holds. */
  public static String line(Surroundings around, String what) {
    String text = all(around, what).strip();
    if (text.isEmpty() || text.lines().count() != 1) {
      throw CliFailure.usage("Give " + what + " on stdin, as one line.");
    }
    return text;
  }
}
