package dev.firedrill.telemetry.logs;

import dev.firedrill.kernel.Background;
import dev.firedrill.kernel.Ticker;
import dev.firedrill.kernel.WorkLane;
import java.time.Duration;

/** Collects lines every second, and once more at the end. */
public final class LogLoop implements Background {
  private static final int KEEP_EVERY = 1_800;

  private final LogCollector collector;
  private int ticks;
  private final Ticker ticker =
      new Ticker("logs", Duration.ofSeconds(1), this::tick).withLastRound();

  public LogLoop(LogCollector collector) {
    this.collector = collector;
  }

  @Override
  public void start() {
    WorkLane.runs(collector::keep);
    ticker.start();
  }

  private void tick() {
    collector.collect();
    if (++ticks % KEEP_EVERY == 0) {
      collector.keep();
    }
  }

  @Override
  public void stop() {
    ticker.stop();
  }
}
