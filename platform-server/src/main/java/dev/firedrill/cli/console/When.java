package dev.firedrill.cli.console;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people read them: how long ago, and the time itself in their own zone. */
public final class When {
  private static final DateTimeFormatter TODAY =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter ANY_DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private final Surroundings around;

  public When(Surroundings around) {
    this.around = around;
  }

  /** Such as {@code 12 min ago (14:03:07)} or {@code in 3 days (2026-03-02 14:03)}. */
  public String of(Instant time) {
    Duration ago = Duration.between(time, around.clock().instant());
    String distance =
        ago.isNegative()
            ? "in " + span(ago.negated())
            : ago.toSeconds() < 1 ? "now" : span(ago) + " ago";
    return distance + " (" + at(time) + ")";
  }

  /** Such as {@code 14:03:07, 2 h from now}. */
  public String until(Instant time) {
    Duration left = Duration.between(around.clock().instant(), time);
    return at(time) + (left.isPositive() ? ", " + span(left) + " from now" : "");
  }

  /** The time of day, with the date unless it is today's. */
  public String at(Instant time) {
    var there = time.atZone(around.zone());
    boolean today =
        there.toLocalDate().equals(around.clock().instant().atZone(around.zone()).toLocalDate());
    return (today ? TODAY : ANY_DAY).format(there);
  }

  /** A length of time in its largest unit, rounded. */
  public static String span(Duration time) {
    if (time.toSeconds() < 90) {
      return time.toSeconds() + " s";
    }
    long minutes = Math.round(time.toSeconds() / 60.0);
    if (minutes < 90) {
      return minutes + " min";
    }
    long hours = Math.round(minutes / 60.0);
    return hours < 48 ? hours + " h" : Math.round(minutes / (24 * 60.0)) + " days";
  }
}
