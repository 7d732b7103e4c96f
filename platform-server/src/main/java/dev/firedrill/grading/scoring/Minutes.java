package dev.firedrill.grading.scoring;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Durations as the formulas and the sentences want them. */
final class Minutes {
  private Minutes() {}

  static double of(Duration duration) {
    return duration.toMillis() / 60_000.0;
  }

  static double between(Instant from, Instant to) {
    return of(Duration.between(from, to));
  }

  /** For people: {@code 6 min 10 s}, {@code 45 s}, {@code 1 h 5 min}. */
  static String say(Duration duration) {
    long seconds = Math.round(duration.toMillis() / 1000.0);
    long hours = seconds / 3600;
    long minutes = seconds % 3600 / 60;
    long rest = seconds % 60;
    StringBuilder text = new StringBuilder();
    if (hours > 0) {
      text.append(hours).append(" h ");
    }
    if (minutes > 0) {
      text.append(minutes).append(" min ");
    }
    if (rest > 0 || text.isEmpty()) {
      text.append(rest).append(" s");
    }
    return text.toString().strip();
  }

  static String sayOrNever(@Nullable Duration duration) {
    return duration == null ? "never" : say(duration);
  }
}
