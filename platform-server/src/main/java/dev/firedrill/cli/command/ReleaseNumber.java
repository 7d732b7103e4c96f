package dev.firedrill.cli.command;

import dev.firedrill.cli.console.CliFailure;
import java.util.regex.Pattern;

/** A release or deployment as people name it: {@code 12} or {@code v12}. */
public final class ReleaseNumber {
  private static final Pattern FORM = Pattern.compile("[vVdD#]?(\\d{1,9})");

  private ReleaseNumber() {}

  public static int parse(String text) {
    var form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw CliFailure.usage("'" + text + "' is no number: say 12 or v12.");
    }
    return Integer.parseInt(form.group(1));
  }
}
