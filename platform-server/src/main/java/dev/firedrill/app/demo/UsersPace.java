package dev.firedrill.app.demo;

import dev.firedrill.app.StartFailure;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often synthetic users write to a production bot of the demo; staging hears a fifth of it.
 *
 * @param every between two messages; from 20 ms to an hour
 * @param writing false when nobody writes at all
 */
public record UsersPace(Duration every, boolean writing) {
  static final UsersPace USUAL = new UsersPace(Duration.ofSeconds(1), true);
  private static final int STAGING_SHARE = 5;
  private static final Duration SHORTEST = Duration.ofMillis(20);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Pattern FORM = Pattern.compile("([0-9]{1,6})(ms|s|m)");

  /** Reads {@code off} or a number with ms, s or m; fails with one sentence otherwise. */
  static UsersPace parse(String word) {
    if (word.equals("off")) {
      return new UsersPace(USUAL.every(), false);
    }
    Matcher form = FORM.matcher(word);
    if (form.matches()) {
      long number = Long.parseLong(form.group(1));
      Duration every =
          switch (form.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            default -> Duration.ofMinutes(number);
          };
      if (every.compareTo(SHORTEST) >= 0 && every.compareTo(LONGEST) <= 0) {
        return new UsersPace(every, true);
      }
    }
    throw new StartFailure(
        "--users-every "
            + word
            + " is neither 'off' nor a time from 20ms to 60m, such as 250ms or 2s");
  }

  Duration everyInStaging() {
    return every.multipliedBy(STAGING_SHARE);
  }
}
