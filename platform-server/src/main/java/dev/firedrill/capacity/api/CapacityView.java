package dev.firedrill.capacity.api;

import dev.firedrill.team.EnvironmentName;
import dev.firedrill.web.PersonView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A team's budget, what it is spent on and what is really used. */
public record CapacityView(
    CapacityBudgetView budget,
    List<CapacityEnvironmentView> environments,
    List<ForecastView> forecasts,
    String explanation) {

  /** In units. */
  public record CapacityBudgetView(int units, int used, int left) {}

  /** One environment; {@code measured} is the last hour, {@code peak} of the last day. */
  public record CapacityEnvironmentView(
      EnvironmentName environment,
      long version,
      SizeView size,
      int units,
      LimitsView limits,
      List<UsageView> measured,
      @Nullable PeakView peak,
      @Nullable HeadroomView headroom,
      @Nullable SizeChangeView change) {}

  /**
   * {@code cpuShare} in cores; {@code instances} as measured last, 0 when none was measured lately.
   */
  public record SizeView(int memoryMiB, int cpuPercent, double cpuShare, int instances) {}

  /** What this platform does with the size. */
  public record LimitsView(
      long memoryBytes, long heapBytes, double yieldsAboveCores, String explanation) {}

  /** A minute: cores, bytes, and users' requests per second (null where none is known). */
  public record UsageView(
      Instant at, double cpu, long rssBytes, @Nullable Double requestsPerSecond) {}

  /** The most of each in a minute of the last day, not necessarily the same; of one instance. */
  public record PeakView(double cpu, long rssBytes, @Nullable Double requestsPerSecond) {}

  /** The share of the size that the peak left free, 0 to 1. */
  public record HeadroomView(double memory, double cpu) {}

  /** Who chose the size. */
  public record SizeChangeView(Instant at, @Nullable PersonView by, String reason) {}
}
