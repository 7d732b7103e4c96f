package dev.firedrill.app.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How often bots are asked for metrics, and for how many days what they tell is kept. */
public record TelemetryConfiguration(
    @NotNull Duration scrapeInterval,
    @Min(1) @Max(60) int sampleDays,
    @Min(1) @Max(400) int minuteDays,
    @Min(1) @Max(60) int logDays) {
  private static final Duration USUAL_INTERVAL = Duration.ofSeconds(5);
  private static final int USUAL_SAMPLE_DAYS = 3;
  private static final int USUAL_MINUTE_DAYS = 120;
  private static final int USUAL_LOG_DAYS = 7;

  @JsonCreator
  static TelemetryConfiguration of(
      @JsonProperty("scrapeInterval") io.dropwizard.util.@Nullable Duration scrapeInterval,
      @JsonProperty("sampleDays") @Nullable Integer sampleDays,
      @JsonProperty("minuteDays") @Nullable Integer minuteDays,
      @JsonProperty("logDays") @Nullable Integer logDays) {
    return new TelemetryConfiguration(
        scrapeInterval == null ? USUAL_INTERVAL : scrapeInterval.toJavaDuration(),
        Objects.requireNonNullElse(sampleDays, USUAL_SAMPLE_DAYS),
        Objects.requireNonNullElse(minuteDays, USUAL_MINUTE_DAYS),
        Objects.requireNonNullElse(logDays, USUAL_LOG_DAYS));
  }

  static TelemetryConfiguration defaults() {
    return of(null, null, null, null);
  }
}
