package dev.firedrill.app.bench.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firedrill.app.bench.kit.ProcessReading;
import dev.firedrill.app.bench.kit.ServerUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Watches bots until each has written into its log that it is connected. */
final class BotRace {
  private static final String CONNECTED = "connected to workspace";
  private static final long PATIENCE_SECONDS = 120;
  private static final long LOOK_MILLIS = 10;

  /** A bot on its way: the log it writes to. */
  record Runner(long pid, Path log) {}

  /** When it was connected, and what it had used up by then. */
  record Arrival(Instant at, ProcessReading used) {}

  /** Seconds until the last one had arrived, and all arrivals. */
  record Result(double seconds, List<Arrival> arrivals) {
    List<Double> cpuSeconds() {
      return arrivals.stream().map(arrival -> arrival.used().cpuSeconds()).toList();
    }
  }

  private final ObjectMapper json = new ObjectMapper();

  /** Waits for all of them; lines from before {@code asked} are of earlier bots. */
  List<Arrival> await(List<Runner> runners, Instant asked)
      throws IOException, InterruptedException {
    long started = System.nanoTime();
    Map<Runner, Arrival> arrived = new LinkedHashMap<>();
    while (arrived.size() < runners.size()) {
      for (Runner runner : runners) {
        if (arrived.containsKey(runner)) {
          continue;
        }
        Instant at = connectedSince(runner.log(), asked);
        if (at != null) {
          arrived.put(runner, new Arrival(at, ProcessReading.of(runner.pid())));
        }
      }
      if (ServerUnderTest.seconds(started) > PATIENCE_SECONDS) {
        throw new IOException(
            arrived.size()
                + " of "
                + runners.size()
                + " bots connected in "
                + PATIENCE_SECONDS
                + " s");
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
    return new ArrayList<>(arrived.values());
  }

  private @Nullable Instant connectedSince(Path log, Instant asked) throws IOException {
    if (!Files.exists(log)) {
      return null;
    }
    for (String line : Files.readAllLines(log)) {
      if (line.contains(CONNECTED) && line.endsWith("}")) {
        Instant at =
            Instant.parse(json.readTree(line.substring(line.indexOf('{'))).path("ts").asText());
        if (!at.isBefore(asked)) {
          return at;
        }
      }
    }
    return null;
  }

  /** Seconds from asked until the last one was connected. */
  static double seconds(Instant asked, List<Arrival> arrivals) {
    Instant last = arrivals.stream().map(Arrival::at).max(Instant::compareTo).orElseThrow();
    return Duration.between(asked, last).toNanos() / 1e9;
  }
}
