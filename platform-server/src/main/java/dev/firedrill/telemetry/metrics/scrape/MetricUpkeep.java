package dev.firedrill.telemetry.metrics.scrape;

import dev.firedrill.kernel.Background;
import dev.firedrill.kernel.Ticker;
import dev.firedrill.kernel.WorkLane;
import dev.firedrill.telemetry.metrics.MetricRetention;
import dev.firedrill.telemetry.metrics.MinuteRoller;
import dev.firedrill.telemetry.metrics.SampleWriter;
import java.time.Duration;

/** Writes samples down every second, makes minutes of them and drops what is not kept. */
public final class MetricUpkeep implements Background {
  private static final int ROLL_EVERY = 15;
  private static final int KEEP_EVERY = 1_800;

  private final SampleWriter writer;
  private final MinuteRoller roller;
  private final MetricRetention retention;
  private int ticks;
  private final Ticker ticker =
      new Ticker("metric-upkeep", Duration.ofSeconds(1), this::tick).withLastRound();

  public MetricUpkeep(SampleWriter writer, MinuteRoller roller, MetricRetention retention) {
    this.writer = writer;
    this.roller = roller;
    this.retention = retention;
  }

  @Override
  public void start() {
    WorkLane.runs(retention::keep);
    ticker.start();
  }

  private void tick() {
    ticks++;
    if (ticks % KEEP_EVERY == 0) {
      retention.keep();
    }
    if (writer.flush() && ticks % ROLL_EVERY == 0) {
      roller.roll();
    }
  }

  @Override
  public void stop() {
    ticker.stop();
  }
}
