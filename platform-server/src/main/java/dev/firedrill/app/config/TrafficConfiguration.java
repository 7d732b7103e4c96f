package dev.firedrill.app.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How often synthetic users write to each bot, as the time between two messages; with {@code
 * enabled} false nobody writes.
 */
public record TrafficConfiguration(Duration production, Duration staging, boolean enabled) {
  @JsonCreator
  static TrafficConfiguration of(
      @JsonProperty("production") @Nullable Duration production,
      @JsonProperty("staging") @Nullable Duration staging,
      @JsonProperty("enabled") @Nullable Boolean enabled) {
    return new TrafficConfiguration(
        Objects.requireNonNullElse(production, Duration.ofSeconds(1)),
        Objects.requireNonNullElse(staging, Duration.ofSeconds(5)),
        Objects.requireNonNullElse(enabled, true));
  }

  static TrafficConfiguration defaults() {
    return of(null, null, null);
  }
}
