package dev.firedrill.app.bench.prober;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Whose work the CPU time of this JVM was, from samples of its threads' CPU time by JDK Flight
 * Recorder: the prober's own, the asking (the chat's work on the prober's behalf: storing a
 * question and sending it to the bot), or other (taking the bots' answers, sockets, timers).
 */
final class CpuShares implements AutoCloseable {
  private static final String SAMPLE = "jdk.CPUTimeSample";
  private static final String PROBER = "dev.firedrill.slo.";
  private static final String OURS = "dev.firedrill.";

  private final Path file;
  private final Recording recording = new Recording();

  CpuShares(Path file) {
    this.file = file;
    recording.enable(SAMPLE).with("throttle", "5 ms");
    recording.start();
  }

  /** Shares of one; how many samples they are from. */
  record Shares(double own, double asking, long samples) {}

  private enum Owner {
    OWN,
    ASKING,
    OTHER
  }

  /** What was sampled since this was made. */
  Shares take() throws IOException {
    recording.stop();
    recording.dump(file);
    Map<Owner, Long> counts = new HashMap<>();
    try (RecordingFile events = new RecordingFile(file)) {
      while (events.hasMoreEvents()) {
        RecordedEvent event = events.readEvent();
        if (event.getEventType().getName().equals(SAMPLE) && event.getStackTrace() != null) {
          counts.merge(owner(event.getStackTrace().getFrames()), 1L, Long::sum);
        }
      }
    }
    Files.delete(file);
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    if (all == 0) {
      throw new IOException("this JVM gives no samples of CPU time");
    }
    return new Shares(
        (double) Objects.requireNonNullElse(counts.get(Owner.OWN), 0L) / all,
        (double) Objects.requireNonNullElse(counts.get(Owner.ASKING), 0L) / all,
        all);
  }

  /** Frames come with the innermost first. */
  private static Owner owner(List<RecordedFrame> frames) {
    String innermost = null;
    for (RecordedFrame frame : frames) {
      String type = frame.getMethod().getType().getName();
      if (innermost == null && type.startsWith(OURS) && !type.contains(".kernel.")) {
        innermost = type;
      }
      if (type.startsWith(PROBER)) {
        return innermost != null && innermost.startsWith(PROBER) ? Owner.OWN : Owner.ASKING;
      }
    }
    return Owner.OTHER;
  }

  @Override
  public void close() {
    recording.close();
  }
}
