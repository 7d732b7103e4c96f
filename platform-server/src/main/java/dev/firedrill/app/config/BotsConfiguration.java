package dev.firedrill.app.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.firedrill.bot.process.launch.BotLimits;
import dev.firedrill.bot.process.launch.CpuLimit;
import dev.firedrill.bot.process.launch.ProcessRuntimeSettings;
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
 * reach the platform; null means the loopback address. {@code memoryMegabytes} to {@code
 * cpuPercent} are what one instance may use, {@code cpuPercent} of one core; {@code firstUser} is
 * the first of the user ids that bots get where the platform is root.
 */
public record BotsConfiguration(
    @NotBlank String jar,
    @Min(24) @Max(1024) int heapMegabytes,
    List<String> jvmFlags,
    @NotEmpty List<EnvironmentName> environments,
    @Nullable String platformUrl,
    @Min(96) @Max(16_384) int memoryMegabytes,
    @Min(4) @Max(1_024) int processes,
    @Min(16) @Max(65_536) int diskMegabytes,
    @Min(16) @Max(10_000) int logKilobytesPerSecond,
    @Min(20) @Max(25_600) int cpuPercent,
    @Min(1_000) @Max(2_000_000_000) int firstUser) {
  private static final String JAR = "student-bot-template/target/student-bot.jar";

  @JsonCreator
  static BotsConfiguration of(
      @JsonProperty("jar") @Nullable String jar,
      @JsonProperty("heapMegabytes") @Nullable Integer heapMegabytes,
      @JsonProperty("jvmFlags") @Nullable List<String> jvmFlags,
      @JsonProperty("environments") @Nullable List<EnvironmentName> environments,
      @JsonProperty("platformUrl") @Nullable String platformUrl,
      @JsonProperty("memoryMegabytes") @Nullable Integer memoryMegabytes,
      @JsonProperty("processes") @Nullable Integer processes,
      @JsonProperty("diskMegabytes") @Nullable Integer diskMegabytes,
      @JsonProperty("logKilobytesPerSecond") @Nullable Integer logKilobytesPerSecond,
      @JsonProperty("cpuPercent") @Nullable Integer cpuPercent,
      @JsonProperty("firstUser") @Nullable Integer firstUser) {
    BotLimits limits = BotLimits.defaults();
    return new BotsConfiguration(
        Objects.requireNonNullElse(jar, JAR),
        Objects.requireNonNullElse(heapMegabytes, limits.heapMebibytes()),
        Objects.requireNonNullElse(jvmFlags, List.of()),
        Objects.requireNonNullElse(environments, List.of(EnvironmentName.values())),
        platformUrl,
        Objects.requireNonNullElse(memoryMegabytes, limits.memoryMebibytes()),
        Objects.requireNonNullElse(processes, limits.processes()),
        Objects.requireNonNullElse(diskMegabytes, limits.diskMebibytes()),
        Objects.requireNonNullElse(logKilobytesPerSecond, limits.outputKilobytes()),
        Objects.requireNonNullElse(cpuPercent, limits.cpu().percent()),
        Objects.requireNonNullElse(firstUser, ProcessRuntimeSettings.FIRST_USER));
  }

  /** What one instance of a bot may use. */
  public BotLimits limits() {
    return new BotLimits(
        heapMegabytes,
        memoryMegabytes,
        processes,
        diskMegabytes,
        logKilobytesPerSecond,
        CpuLimit.of(cpuPercent));
  }

  static BotsConfiguration defaults() {
    return of(null, null, null, null, null, null, null, null, null, null, null);
  }
}
