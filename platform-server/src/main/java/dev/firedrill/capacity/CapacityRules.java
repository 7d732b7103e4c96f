package dev.firedrill.capacity;

/**
 * What capacity costs and how much of it a team has. A unit is 128 MiB of memory and a quarter of a
 * core; a size costs as many units as the larger of the two needs, rounded up.
 */
public record CapacityRules(int unitsPerTeam, int usualMemoryMiB) {
  public static final int USUAL_UNITS = 10;
  public static final int USUAL_CPU_PERCENT = 50;
  public static final int MEMORY_OF_UNIT = 128;
  public static final int CPU_OF_UNIT = 25;
  public static final int LEAST_MEMORY = 96;
  public static final int MOST_MEMORY = 4_096;
  public static final int LEAST_CPU = 10;
  public static final int MOST_CPU = 400;

  public static int units(int memoryMiB, int cpuPercent) {
    return Math.max(Math.ceilDiv(memoryMiB, MEMORY_OF_UNIT), Math.ceilDiv(cpuPercent, CPU_OF_UNIT));
  }
}
