package dev.firedrill.capacity;

import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How large each instance of a bot may be; it takes effect when the bot is started the next time.
 * Version 1 is the platform's usual size, which nobody chose.
 */
public record Size(
    TeamEnvironment bot, long version, int memoryMiB, int cpuPercent, @Nullable Change change) {
  /** Who chose it when, and why. */
  public record Change(Instant at, PersonId by, String reason) {}

  public static Size usual(TeamEnvironment bot, CapacityRules rules) {
    return new Size(bot, 1, rules.usualMemoryMiB(), CapacityRules.USUAL_CPU_PERCENT, null);
  }

  public int units() {
    return CapacityRules.units(memoryMiB, cpuPercent);
  }

  /**
   * @throws Failure invalid-input naming the value, the rule and the mend
   */
  static void check(int memoryMiB, int cpuPercent) {
    if (memoryMiB < CapacityRules.LEAST_MEMORY || memoryMiB > CapacityRules.MOST_MEMORY) {
      throw Failure.invalid(
          "The memory of %d MiB is not between %d and %d MiB; a bot in Java starts with 96."
              .formatted(memoryMiB, CapacityRules.LEAST_MEMORY, CapacityRules.MOST_MEMORY));
    }
    if (cpuPercent < CapacityRules.LEAST_CPU || cpuPercent > CapacityRules.MOST_CPU) {
      throw Failure.invalid(
          "The share of %d %% is not between %d and %d %%; 100 is one core."
              .formatted(cpuPercent, CapacityRules.LEAST_CPU, CapacityRules.MOST_CPU));
    }
  }
}
