package dev.firedrill.telemetry.commands;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Stretches of time as people write them: 30m, 2h, 1h30m. */
final class Spans {
  private static final Pattern SHAPE =
      Pattern.compile("(?:(\\d{1,3})d)?(?:(\\d{1,3})h)?(?:(\\d{1,4})m(?:in)?)?");

  private Spans() {}

  static Optional<Duration> parse(String word) {
    Matcher shape = SHAPE.matcher(word.toLowerCase(Locale.ROOT));
    if (word.isEmpty() || !shape.matches()) {
      return Optional.empty();
    }
    Duration span =
        Duration.ofDays(number(shape.group(1)))
            .plusHours(number(shape.group(2)))
            .plusMinutes(number(shape.group(3)));
    return span.isZero() ? Optional.empty() : Optional.of(span);
  }

  private static long number(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
