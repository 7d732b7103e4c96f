package dev.firedrill.bot.process.launch;

import dev.firedrill.bot.size.BotSize;

/**
 * What one instance may use. {@code heapMebibytes} bounds the heap of a JVM, {@code
 * memoryMebibytes} the resident memory of the instance with all that it starts, {@code processes}
 * their number, {@code diskMebibytes} what the bot keeps in files, {@code outputKilobytes} how much
 * of what it prints in one second is kept in its log, {@code cpu} how long it may keep cores busy.
 */
public record BotLimits(
    int heapMebibytes,
    int memoryMebibytes,
    int processes,
    int diskMebibytes,
    int outputKilobytes,
    CpuLimit cpu) {
  public static final long MAX_FILES = 20_000;

  public static BotLimits defaults() {
    return new BotLimits(64, 256, 64, 256, 256, CpuLimit.defaults());
  }

  /** The same for bots of this size. */
  public BotLimits of(BotSize size) {
    return new BotLimits(
        size.heapMebibytes(),
        size.memoryMebibytes(),
        processes,
        diskMebibytes,
        outputKilobytes,
        cpu);
  }

  public long memoryBytes() {
    return (long) memoryMebibytes << 20;
  }

  public long diskBytes() {
    return (long) diskMebibytes << 20;
  }
}
