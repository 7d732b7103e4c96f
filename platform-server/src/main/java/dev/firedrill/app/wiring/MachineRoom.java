package dev.firedrill.app.wiring;

import dev.firedrill.app.DataDirectory;
import dev.firedrill.app.config.BotsConfiguration;
import dev.firedrill.chaos.launch.Capacity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is left for faults of the machine on which the bots run, each time it is asked. */
record MachineRoom(Path data, int diskMebibytes, int growthMebibytes)
    implements Supplier<Capacity.Room> {
  private static final Logger LOG = LoggerFactory.getLogger(MachineRoom.class);
  private static final long MEBIBYTE = 1L << 20;
  private static final long KIBIBYTES = 1L << 10;

  /** What platform and database may need on the disk in the meantime. */
  private static final long KEPT_MEBIBYTES = 512;

  /** A bot has about so much memory before anything happens to it. */
  private static final int USUAL_MEBIBYTES = 96;

  /**
   * A message costs the platform a quarter of a millisecond of one core, and a bot of the template
   * a few (bench prober, bench deploy); at this rate half of a core is left.
   */
  private static final double MESSAGES_PER_CORE = 100;

  static MachineRoom of(DataDirectory data, BotsConfiguration bots) {
    return new MachineRoom(
        data.resolve("."),
        bots.diskMegabytes(),
        Math.max(1, bots.memoryMegabytes() - USUAL_MEBIBYTES));
  }

  @Override
  public Capacity.Room get() {
    int cores = Runtime.getRuntime().availableProcessors();
    return new Capacity.Room(
        cores,
        whole((freeDisk() - KEPT_MEBIBYTES) / diskMebibytes),
        whole(freeMemory() / growthMebibytes),
        cores * MESSAGES_PER_CORE);
  }

  private static int whole(long number) {
    return Math.clamp(number, 0, Integer.MAX_VALUE);
  }

  private long freeDisk() {
    try {
      return Files.getFileStore(data).getUsableSpace() / MEBIBYTE;
    } catch (IOException unreadable) {
      LOG.warn("how much of the disk is free is not known", unreadable);
      return Long.MAX_VALUE;
    }
  }

  /** What the kernel says it could give away; unknown where there is no such file. */
  private static long freeMemory() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/meminfo"))) {
      return lines
          .filter(line -> line.startsWith("MemAvailable:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / KIBIBYTES)
          .findFirst()
          .orElse(Long.MAX_VALUE);
    } catch (IOException notLinux) {
      return Long.MAX_VALUE;
    }
  }
}
