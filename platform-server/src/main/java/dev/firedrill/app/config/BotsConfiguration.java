package dev.firedrill.app.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.firedrill.team.EnvironmentName;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How bots run. {@code jar} is the built student bot. {@code heapMegabytes} bounds a bot's heap.
 * {@code jvmFlags} replaces the start-up cache in training runs. {@code platformUrl} is how bots
 * reach the platform; null means the loopback address.
 */
public record BotsConfiguration(
    @NotBlank String jar,
    @Min(24) @Max(1024) int heapMegabytes,
    List<String> jvmFlags,
    @NotEmpty List<EnvironmentName> environments,
    @Nullable String platformUrl) {
  private static final int HEAP_MEGABYTES = 64;
  private static final String JAR = "student-bot-template/target/student-bot.jar";

  @JsonCreator
  static BotsConfiguration of(
      @JsonProperty("jar") @Nullable String jar,
      @JsonProperty("heapMegabytes") @Nullable Integer heapMegabytes,
      @JsonProperty("jvmFlags") @Nullable List<String> jvmFlags,
      @JsonProperty("environments") @Nullable List<EnvironmentName> environments,
      @JsonProperty("platformUrl") @Nullable String platformUrl) {
    return new BotsConfiguration(
        Objects.requireNonNullElse(jar, JAR),
        Objects.requireNonNullElse(heapMegabytes, HEAP_MEGABYTES),
        Objects.requireNonNullElse(jvmFlags, List.of()),
        Objects.requireNonNullElse(environments, List.of(EnvironmentName.values())),
        platformUrl);
  }

  static BotsConfiguration defaults() {
    return of(null, null, null, null, null);
  }
}
