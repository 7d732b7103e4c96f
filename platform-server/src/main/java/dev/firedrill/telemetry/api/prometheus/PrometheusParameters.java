package dev.firedrill.telemetry.api.prometheus;

import dev.firedrill.kernel.Failure;
import jakarta.ws.rs.core.MultivaluedMap;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parameters of a request as Prometheus writes them. */
record PrometheusParameters(MultivaluedMap<String, String> all) {
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d|w|y)");
  private static final long LARGEST_SECONDS = 100_000_000_000L;

  String text(String name) {
    String value = all.getFirst(name);
    if (value == null || value.isBlank()) {
      throw Failure.invalid("invalid parameter \"" + name + "\": it is missing");
    }
    return value;
  }

  List<String> several(String name) {
    return all.getOrDefault(name, List.of());
  }

  /** How many entries are wanted at most; none or 0 means all. */
  long limit() {
    String value = all.getFirst("limit");
    if (value == null || value.isBlank() || value.matches("0{1,9}")) {
      return Long.MAX_VALUE;
    }
    if (!value.matches("[0-9]{1,9}")) {
      throw Failure.invalid("invalid parameter \"limit\": cannot parse \"" + value + "\"");
    }
    return Long.parseLong(value);
  }

  /** Seconds of the epoch, or RFC 3339. */
  Instant time(String name, Instant otherwise) {
    String value = all.getFirst(name);
    if (value == null || value.isBlank()) {
      return otherwise;
    }
    try {
      return value.matches("[0-9.eE+-]+") && !value.contains("T") && !value.matches("\\d{4}-.*")
          ? Instant.ofEpochMilli(millis(value, name))
          : OffsetDateTime.parse(value).toInstant();
    } catch (DateTimeException unreadable) {
      throw Failure.invalid(
          "invalid parameter \""
              + name
              + "\": cannot parse \""
              + value
              + "\" to a valid timestamp");
    }
  }

  Instant requiredTime(String name) {
    text(name);
    return time(name, Instant.EPOCH);
  }

  /** Seconds, or a duration such as 15s. */
  Duration duration(String name) {
    String value = text(name);
    Matcher duration = DURATION.matcher(value);
    if (duration.matches()) {
      long count = Long.parseLong(duration.group(1));
      return switch (duration.group(2)) {
        case "ms" -> Duration.ofMillis(count);
        case "s" -> Duration.ofSeconds(count);
        case "m" -> Duration.ofMinutes(count);
        case "h" -> Duration.ofHours(count);
        case "d" -> Duration.ofDays(count);
        case "w" -> Duration.ofDays(7 * count);
        default -> Duration.ofDays(365 * count);
      };
    }
    return Duration.ofMillis(millis(value, name));
  }

  private static long millis(String seconds, String name) {
    try {
      BigDecimal number = new BigDecimal(seconds);
      if (number.precision() < 40
          && number.scale() > -20
          && number.abs().compareTo(BigDecimal.valueOf(LARGEST_SECONDS)) < 0) {
        return number.movePointRight(3).longValue();
      }
    } catch (NumberFormatException unreadable) {
      // Said below.
    }
    throw Failure.invalid("invalid parameter \"" + name + "\": cannot parse \"" + seconds + "\"");
  }
}
