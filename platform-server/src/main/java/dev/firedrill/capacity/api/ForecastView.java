package dev.firedrill.capacity.api;

import dev.firedrill.capacity.forecast.ForecastScore;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.web.PersonView;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A forecast; its score is null until its time is over, and when nobody asked in it. */
public record ForecastView(
    UUID id,
    EnvironmentName environment,
    Instant from,
    Instant until,
    double peakRequestsPerSecond,
    int unitsBudget,
    String reasoning,
    Instant filedAt,
    @Nullable PersonView filedBy,
    @Nullable ForecastScoreView score) {

  /** {@code error} 0.2: a fifth too high. */
  public record ForecastScoreView(
      double measuredPeak,
      double error,
      double availability,
      boolean objectiveMet,
      int unitsUsed,
      boolean withinUnits) {
    static ForecastScoreView of(ForecastScore score) {
      return new ForecastScoreView(
          score.measuredPeak(),
          score.error(),
          score.availability(),
          score.objectiveMet(),
          score.unitsUsed(),
          score.withinUnits());
    }
  }
}
