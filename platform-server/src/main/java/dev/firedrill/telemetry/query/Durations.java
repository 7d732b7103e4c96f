package dev.firedrill.telemetry.query;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations such as 5m or 1h30m. */
final class Durations {
  private static final Pattern PART = Pattern.compile("([0-9]{1,9})(ms|[smhdwy])");
  private static final Duration LONGEST = Duration.ofDays(400);

  private Durations() {}

  static Duration parse(Token token) {
    Duration sum = Duration.ZERO;
    Matcher part = PART.matcher(token.text());
    while (part.find()) {
      sum = sum.plus(unit(part.group(2)).multipliedBy(Long.parseLong(part.group(1))));
    }
    if (sum.isZero() || sum.compareTo(LONGEST) > 0) {
      throw QueryProblem.at(
          token.position(), "the duration " + token.text() + " is not between 1ms and 400d");
    }
    return sum;
  }

  private static Duration unit(String sign) {
    return switch (sign) {
      case "ms" -> Duration.ofMillis(1);
      case "s" -> Duration.ofSeconds(1);
      case "m" -> Duration.ofMinutes(1);
      case "h" -> Duration.ofHours(1);
      case "d" -> Duration.ofDays(1);
      case "w" -> Duration.ofDays(7);
      default -> Duration.ofDays(365);
    };
  }
}
