package dev.firedrill.cli.command;

import dev.firedrill.cli.console.CliFailure;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lengths of time as people type them: {@code 60}, {@code 500ms}, {@code 60s}, {@code 5m}, {@code
 * 2h}, {@code 3d}.
 */
public final class Durations {
  private static final Pattern FORM = Pattern.compile("(\\d{1,6})\\s*(ms|s|m|min|h|d)?");

  private Durations() {}

  public static Duration parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw CliFailure.usage("'" + text + "' is no length of time: say 60s, 5m, 2h or 3d.");
    }
    long number = Long.parseLong(form.group(1));
    return switch (form.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "m", "min" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      case "d" -> Duration.ofDays(number);
      case null, default -> Duration.ofSeconds(number);
    };
  }
}
