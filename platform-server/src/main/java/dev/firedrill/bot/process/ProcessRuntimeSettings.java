package dev.firedrill.bot.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How bots run as processes: {@code directory} holds a directory for each, {@code aotCaches} is
 * where caches for a fast start are looked up. {@code extraJvmFlags} is empty but for training
 * runs.
 */
public record ProcessRuntimeSettings(
    Path java,
    Path directory,
    Path aotCaches,
    int heapMegabytes,
    List<String> extraJvmFlags,
    Duration grace) {
  public ProcessRuntimeSettings {
    extraJvmFlags = List.copyOf(extraJvmFlags);
  }
}
