package dev.firedrill.bot.process.output;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Reads what a bot prints. In each second only so much is kept, the rest is read and dropped; and
 * only so much is read, then the bot waits until the second is over. So a bot that shouts costs
 * little more than one that is quiet, and the log says what is missing.
 */
public final class OutputPump {
  /** Waits this many nanoseconds. */
  @FunctionalInterface
  public interface Pause {
    void nanos(long nanos) throws InterruptedException;
  }

  /** So that the log's newest lines always hold the one that says what was dropped. */
  private static final int LINES_PER_SECOND = 400;

  private static final int CHUNK = 16 * 1024;
  private static final int READ_PER_KEPT = 16;
  private static final long SECOND = 1_000_000_000L;

  private final int keptPerSecond;
  private final Consumer<String> log;
  private final LongSupplier nanoTime;
  private final Pause pause;
  private final LineSplitter splitter;
  private long secondBegan;
  private long kept;
  private long read;
  private long dropped;
  private int lines;

  public OutputPump(int keptPerSecond, Consumer<String> log, LongSupplier nanoTime, Pause pause) {
    this.keptPerSecond = keptPerSecond;
    this.log = log;
    this.nanoTime = nanoTime;
    this.pause = pause;
    this.splitter = new LineSplitter(this::line);
  }

  /** Reads until the bot and all that it started have closed their output. */
  public void run(InputStream output) throws IOException, InterruptedException {
    byte[] chunk = new byte[CHUNK];
    secondBegan = nanoTime.getAsLong();
    for (int n = output.read(chunk); n >= 0; n = output.read(chunk)) {
      take(chunk, n);
      if (read >= (long) keptPerSecond * READ_PER_KEPT) {
        pause.nanos(Math.max(0, secondBegan + SECOND - nanoTime.getAsLong()));
      }
    }
    splitter.end();
    tellDropped();
  }

  private void take(byte[] chunk, int n) {
    if (nanoTime.getAsLong() - secondBegan >= SECOND) {
      secondBegan = nanoTime.getAsLong();
      tellDropped();
      kept = 0;
      lines = 0;
      read = 0;
    }
    read += n;
    int keep = (int) Math.min(n, keptPerSecond - kept);
    if (keep > 0) {
      splitter.take(chunk, 0, keep);
      kept += keep;
    }
    if (keep < n) {
      splitter.skipToNextLine();
      dropped += n - keep;
    }
  }

  private void line(String text) {
    if (lines++ < LINES_PER_SECOND) {
      log.accept(text);
    } else {
      dropped += text.length() + 1;
    }
  }

  private void tellDropped() {
    if (dropped > 0) {
      log.accept(
          String.format(
              Locale.ROOT,
              "firedrill: dropped %.1f MB: the bot wrote more than %d kB or %d lines in a second",
              dropped / 1e6,
              keptPerSecond / 1000,
              LINES_PER_SECOND));
      dropped = 0;
    }
  }
}
