package dev.firedrill.bot.size;

/**
 * What each instance of a bot may use, from its next start on. {@code memoryMebibytes} bounds the
 * resident memory of all its processes, and a quarter of it a JVM's heap. {@code cpuPercent} is of
 * one core: a Kubernetes runtime can hold a bot to it; the process runtime cannot, and lets a bot
 * that uses more on the average of a minute run only when nobody else wants to.
 */
public record BotSize(int memoryMebibytes, int cpuPercent) {
  private static final int HEAP_SHARE = 4;
  private static final int LEAST_HEAP = 24;

  /** The heap of a JVM in mebibytes. */
  public int heapMebibytes() {
    return Math.max(LEAST_HEAP, memoryMebibytes / HEAP_SHARE);
  }

  public double cores() {
    return cpuPercent / 100.0;
  }
}
