package dev.firedrill.telemetry.api.alarm.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.firedrill.kernel.Failure;
import dev.firedrill.telemetry.alarm.AlarmSource;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A pair of windows such as {@code 1h} and {@code 5m}, and the rate at which both burn. */
public record BurnWindowView(
    @JsonProperty("long") String longer, @JsonProperty("short") String shorter, double rate) {
  private static final Pattern SHAPE = Pattern.compile("([1-9][0-9]{0,5})(s|m|h|d)");

  static BurnWindowView of(AlarmSource.Window window) {
    return new BurnWindowView(words(window.longer()), words(window.shorter()), window.rate());
  }

  AlarmSource.Window window() {
    return new AlarmSource.Window(duration(longer), duration(shorter), rate);
  }

  private static Duration duration(String text) {
    Matcher shape = SHAPE.matcher(text);
    if (!shape.matches()) {
      throw Failure.invalid("'" + text + "' is no window; write 5m, 1h or 3d.");
    }
    long count = Long.parseLong(shape.group(1));
    return switch (shape.group(2)) {
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }

  private static String words(Duration window) {
    long seconds = window.toSeconds();
    if (seconds % 3600 == 0) {
      return seconds / 3600 + "h";
    }
    return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }
}
