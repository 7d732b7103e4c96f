package dev.firedrill.app.bench.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What is alive on the heap of another JVM. */
final class LiveObjects {
  private LiveObjects() {}

  /** After a full collection, by the JDK's own count of live objects. */
  static double mebibytes(long pid) throws IOException, InterruptedException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process process =
        new ProcessBuilder(jcmd, Long.toString(pid), "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    String total = lastTotal(process);
    process.waitFor(60, TimeUnit.SECONDS);
    return total == null
        ? Double.NaN
        : Double.parseDouble(total.strip().split("\\s+")[2]) / (1 << 20);
  }

  private static @Nullable String lastTotal(Process process) throws IOException {
    String total = null;
    for (String line :
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
      if (line.startsWith("Total")) {
        total = line;
      }
    }
    return total;
  }
}
