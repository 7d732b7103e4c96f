package dev.firedrill.postmortem.claims;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and durations as people read them. */
final class Words {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Words() {}

  static String time(Instant at) {
    return TIME.format(at);
  }

  static String length(Duration length) {
    long seconds = length.toSeconds();
    if (seconds < 60) {
      return seconds + " s";
    }
    String minutes =
        seconds / 60 % 60 + " min" + (seconds % 60 == 0 ? "" : " " + seconds % 60 + " s");
    return seconds < 3600 ? minutes : seconds / 3600 + " h " + minutes;
  }

  static String percent(double share) {
    return Math.round(share * 100) + " %";
  }
}
