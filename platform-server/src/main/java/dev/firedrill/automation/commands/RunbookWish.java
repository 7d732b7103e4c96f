package dev.firedrill.automation.commands;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody wants who typed {@code /runbook …}. */
sealed interface RunbookWish {
  Pattern RUN =
      Pattern.compile("(?:run|start|begin)\\s+(.+?)(\\s+dry(?:[- ]run)?)?", Pattern.DOTALL);
  Pattern STEP = Pattern.compile("(step|confirm|skip)\\s*(\\d{1,3})?(?:\\s+confirm)?");

  record Usage() implements RunbookWish {}

  record Listing() implements RunbookWish {}

  record Status() implements RunbookWish {}

  /** {@code which} is a number of the list or a title. */
  record Run(String which, boolean dry) implements RunbookWish {}

  /** Step {@code n} of the open run, 0 for the next one, is to be done or left out. */
  record Step(int n, boolean skip) implements RunbookWish {}

  record Abort() implements RunbookWish {}

  /** Not understood. */
  record Unclear(String text) implements RunbookWish {}

  static RunbookWish read(String text) {
    String asked = text.replace('`', ' ').strip();
    String word = asked.toLowerCase(Locale.ROOT);
    Matcher run = RUN.matcher(word);
    if (run.matches()) {
      return new Run(unquoted(asked.substring(run.start(1), run.end(1))), run.group(2) != null);
    }
    Matcher step = STEP.matcher(word);
    if (step.matches()) {
      return new Step(
          step.group(2) == null ? 0 : Integer.parseInt(step.group(2)),
          step.group(1).equals("skip"));
    }
    return switch (word) {
      case "", "list" -> new Listing();
      case "help" -> new Usage();
      case "status" -> new Status();
      case "abort" -> new Abort();
      default -> new Unclear(asked);
    };
  }

  private static String unquoted(String title) {
    return title.length() > 1 && title.startsWith("\"") && title.endsWith("\"")
        ? title.substring(1, title.length() - 1)
        : title;
  }
}
