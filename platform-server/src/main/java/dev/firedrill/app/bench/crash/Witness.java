package dev.firedrill.app.bench.crash;

import dev.firedrill.chaos.fault.Applied;
import dev.firedrill.chaos.fault.Fault;
import dev.firedrill.chaos.fault.FaultOrder;
import dev.firedrill.chaos.fault.RevertOutcome;
import dev.firedrill.chaos.fault.TargetReading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Stands at the target and writes down what is really done to it, in a file of its own. */
final class Witness {
  /** What was done: applied, again, refused, reverted, nothing or superseded. */
  record Line(Instant at, long pid, String what, String operation, long epoch, String team) {
    static Line parse(String text) {
      String[] words = text.split(" ");
      return new Line(
          Instant.ofEpochMilli(Long.parseLong(words[0])),
          Long.parseLong(words[1]),
          words[2],
          words[3],
          Long.parseLong(words[4]),
          words[5]);
    }
  }

  private final Path file;
  private final InstantSource clock;

  Witness(Path file, InstantSource clock) {
    this.file = file;
    this.clock = clock;
  }

  static List<Line> read(Path file) throws IOException {
    List<Line> lines = new ArrayList<>();
    if (Files.exists(file)) {
      for (String text : Files.readAllLines(file)) {
        // The last line of a server that was killed may be torn.
        if (text.split(" ").length == 6) {
          lines.add(Line.parse(text));
        }
      }
    }
    return lines;
  }

  private void tell(String what, FaultOrder order) {
    String line =
        clock.millis()
            + " "
            + ProcessHandle.current().pid()
            + " "
            + what
            + " "
            + order.operationKey()
            + " "
            + order.epoch()
            + " "
            + order.target().team().value()
            + "\n";
    try {
      Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** The fault, watched. */
  Fault watch(Fault real) {
    return new Watched(this, real);
  }

  private record Watched(Witness witness, Fault real) implements Fault {
    @Override
    public String id() {
      return real.id();
    }

    @Override
    public Map<String, Object> snapshot(FaultOrder order) {
      return real.snapshot(order);
    }

    @Override
    public Map<String, Object> injected(FaultOrder order) {
      return real.injected(order);
    }

    @Override
    public Applied apply(FaultOrder order) {
      boolean stood = real.read(order, Map.of()) == TargetReading.OURS;
      Applied came = real.apply(order);
      witness.tell(came instanceof Applied.Done ? (stood ? "again" : "applied") : "refused", order);
      return came;
    }

    @Override
    public TargetReading read(FaultOrder order, Map<String, Object> snapshot) {
      return real.read(order, snapshot);
    }

    @Override
    public RevertOutcome revertIfOurs(FaultOrder order, Map<String, Object> snapshot) {
      boolean stood = real.read(order, snapshot) == TargetReading.OURS;
      RevertOutcome came = real.revertIfOurs(order, snapshot);
      witness.tell(
          came == RevertOutcome.SUPERSEDED ? "superseded" : stood ? "reverted" : "nothing", order);
      return came;
    }

    @Override
    public boolean clean(FaultOrder order, Map<String, Object> snapshot) {
      return real.clean(order, snapshot);
    }
  }
}
