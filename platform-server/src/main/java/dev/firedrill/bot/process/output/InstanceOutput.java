package dev.firedrill.bot.process.output;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/** What one instance prints, marked with its track in the log of its bot. */
public final class InstanceOutput {
  private final String track;
  private final RotatingLog log;
  private final OutputPump pump;
  private volatile String lastLine = "it printed nothing";

  public InstanceOutput(
      String track,
      RotatingLog log,
      int keptPerSecond,
      LongSupplier nanoTime,
      OutputPump.Pause pause) {
    this.track = track;
    this.log = log;
    this.pump = new OutputPump(keptPerSecond, this::line, nanoTime, pause);
  }

  /** Reads until the instance and all that it started have closed their output. */
  public void pump(InputStream printed) throws IOException, InterruptedException {
    pump.run(printed);
  }

  /** The newest line that the instance printed. */
  public String lastLine() {
    return lastLine;
  }

  /** A line of the platform's own. */
  public void tell(String text) {
    log.write(track + " " + text);
  }

  private void line(String text) {
    lastLine = text;
    log.write(track + " " + text);
  }
}
