package dev.firedrill.bot.plugins;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people write them: {@code 90s}, {@code 5m}, {@code 1h30m}, {@code 2d}. */
final class Span {
  private static final Pattern WRITTEN =
      Pattern.compile("(?:(\\d{1,5})d)?(?:(\\d{1,5})h)?(?:(\\d{1,5})m)?(?:(\\d{1,5})s)?");

  private Span() {}

  /** The length of time; empty where this is none. */
  static Optional<Duration> parse(String text) {
    Matcher span = WRITTEN.matcher(text);
    if (text.isEmpty() || !span.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        Duration.ofDays(number(span.group(1)))
            .plusHours(number(span.group(2)))
            .plusMinutes(number(span.group(3)))
            .plusSeconds(number(span.group(4))));
  }

  /** The length of time, its two largest units: {@code 1 h 30 min}. */
  static String shown(Duration span) {
    if (span.toDays() > 0) {
      return "%d d %d h".formatted(span.toDays(), span.toHoursPart());
    }
    if (span.toHours() > 0) {
      return "%d h %d min".formatted(span.toHours(), span.toMinutesPart());
    }
    if (span.toMinutes() > 0 && span.toSecondsPart() == 0) {
      return "%d min".formatted(span.toMinutes());
    }
    return span.toMinutes() > 0
        ? "%d min %d s".formatted(span.toMinutes(), span.toSecondsPart())
        : "%d s".formatted(Math.max(0, span.toSeconds()));
  }

  private static long number(String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
