package dev.firedrill.telemetry.metrics;

import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.telemetry.SeriesSelector;
import java.time.Instant;
import java.util.List;

/** Gives samples for computing. */
public interface PointSource {
  /** How finely a stretch of time can be read. */
  Resolution resolution(Instant from, Instant to);

  /** As {@link dev.firedrill.telemetry.Metrics#series}, as finely as is said. */
  List<Points> points(
      TeamEnvironment bot,
      SeriesSelector selector,
      Instant from,
      Instant to,
      Resolution resolution);
}
