package dev.firedrill.workspace;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A message's id within its channel in Slack's shape: seconds, a dot, six digits. Orders messages.
 */
public record MessageTs(String value) implements Comparable<MessageTs> {
  private static final Pattern SHAPE = Pattern.compile("[0-9]{1,10}\\.[0-9]{6}");
  private static final long MICROS = 1_000_000;

  /** The ts of this many microseconds since 1970. */
  public static MessageTs ofMicros(long micros) {
    return new MessageTs(
        String.format(Locale.ROOT, "%010d.%06d", micros / MICROS, Math.floorMod(micros, MICROS)));
  }

  /** The ts that the text is; empty when it does not have the shape. */
  public static Optional<MessageTs> parse(String text) {
    return SHAPE.matcher(text).matches() ? Optional.of(ofMicros(micros(text))) : Optional.empty();
  }

  /** Microseconds since 1970. */
  public long micros() {
    return micros(value);
  }

  public Instant at() {
    return Instant.EPOCH.plus(micros(), ChronoUnit.MICROS);
  }

  private static long micros(String text) {
    int dot = text.indexOf('.');
    return Long.parseLong(text.substring(0, dot)) * MICROS
        + Long.parseLong(text.substring(dot + 1));
  }

  @Override
  public int compareTo(MessageTs other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
