package dev.firedrill.app.bench.kit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the kernel says of a process: CPU seconds since its start, memory in MiB. PSS counts a page
 * shared by n processes as 1/n.
 */
public record ProcessReading(double cpuSeconds, double rssMebibytes, double pssMebibytes) {
  /** Linux shows times to programs in hundredths of a second on every machine. */
  private static final double TICKS_PER_SECOND = 100;

  private static final double KIBIBYTES_PER_MEBIBYTE = 1024;

  /**
   * Fields of /proc/PID/stat after the name: state is the first, utime the 12th, stime the next.
   */
  private static final int USER_TIME = 11;

  public static boolean possible() {
    return Files.isReadable(Path.of("/proc/self/smaps_rollup"));
  }

  /** What the machine could give to new processes, in MiB. */
  public static double availableMebibytes() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/meminfo"))) {
      if (line.startsWith("MemAvailable:")) {
        return Double.parseDouble(line.replaceAll("\\D", "")) / KIBIBYTES_PER_MEBIBYTE;
      }
    }
    throw new IOException("/proc/meminfo does not say how much memory is available");
  }

  public static ProcessReading of(long pid) throws IOException {
    return new ProcessReading(
        cpuSeconds(pid),
        kibibytes(pid, "status", "VmRSS:") / KIBIBYTES_PER_MEBIBYTE,
        kibibytes(pid, "smaps_rollup", "Pss:") / KIBIBYTES_PER_MEBIBYTE);
  }

  public static double cpuSeconds(long pid) throws IOException {
    String stat = Files.readString(file(pid, "stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[USER_TIME + 1]))
        / TICKS_PER_SECOND;
  }

  public static List<String> command(long pid) throws IOException {
    return words(pid, "cmdline");
  }

  public static Map<String, String> environment(long pid) throws IOException {
    Map<String, String> environment = new LinkedHashMap<>();
    for (String pair : words(pid, "environ")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        environment.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    return environment;
  }

  private static List<String> words(long pid, String name) throws IOException {
    String text = new String(Files.readAllBytes(file(pid, name)), StandardCharsets.UTF_8);
    return text.isEmpty() ? List.of() : List.of(text.split("\0"));
  }

  private static double kibibytes(long pid, String name, String key) throws IOException {
    for (String line : Files.readAllLines(file(pid, name))) {
      if (line.startsWith(key)) {
        return Double.parseDouble(line.substring(key.length()).replace("kB", "").strip());
      }
    }
    throw new IOException("/proc/" + pid + "/" + name + " has no " + key);
  }

  private static Path file(long pid, String name) {
    return Path.of("/proc", Long.toString(pid), name);
  }
}
