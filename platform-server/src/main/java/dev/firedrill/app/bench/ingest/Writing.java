package dev.firedrill.app.bench.ingest;

import dev.firedrill.app.bench.kit.ServerUnderTest;
import dev.firedrill.telemetry.metrics.SampleWriter;
import java.util.concurrent.TimeUnit;

/** Writes what is scraped meanwhile, as the platform does but every 0.2 s and not every second. */
final class Writing {
  private static final long BATCH_MILLIS = 200;

  private Writing() {}

  /** Seconds until all that is scraped is durable. */
  static double secondsUntilDurable(SampleWriter writer, Runnable scrapes) {
    long started = System.nanoTime();
    Thread scraping = Thread.ofPlatform().start(scrapes);
    while (scraping.isAlive()) {
      pause(BATCH_MILLIS);
      writer.flush();
    }
    while (!writer.flush()) {
      pause(1);
    }
    return ServerUnderTest.seconds(started);
  }

  private static void pause(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
