package dev.firedrill.bot.size;

import dev.firedrill.bot.InstanceId;

/**
 * What an instance uses at a moment, over all its processes: the processor time since its start in
 * milliseconds, and its resident memory, in which pages that processes share count once for each.
 */
public record InstanceUsage(InstanceId instance, long cpuMillis, long residentBytes) {}
