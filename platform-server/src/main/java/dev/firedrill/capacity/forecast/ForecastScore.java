package dev.firedrill.capacity.forecast;

import dev.firedrill.capacity.CapacityRules;
import dev.firedrill.capacity.Size;
import dev.firedrill.capacity.UserLoad;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How right a forecast was: {@code error} is forecast over measured peak, less one, so that 0.2 is
 * a fifth too high; {@code availability} what users met, 0 to 1; {@code unitsUsed} the most units
 * that the environment had at once. A pure function of what was measured.
 */
public record ForecastScore(
    double measuredPeak,
    double error,
    double availability,
    boolean objectiveMet,
    int unitsUsed,
    boolean withinUnits) {

  /** Empty when nobody asked in all that time, so that there is nothing to compare with. */
  static Optional<ForecastScore> of(
      Forecast forecast, List<UserLoad.Minute> load, List<Size> sizes, double objective) {
    Optional<UserLoad.Minute> peak =
        load.stream().max(Comparator.comparingDouble(UserLoad.Minute::requestsPerSecond));
    if (peak.isEmpty()) {
      return Optional.empty();
    }
    double measured = peak.get().requestsPerSecond();
    long total = load.stream().mapToLong(UserLoad.Minute::total).sum();
    double availability = (double) load.stream().mapToLong(UserLoad.Minute::good).sum() / total;
    int units =
        sizes.stream()
            .mapToInt(size -> CapacityRules.units(size.memoryMiB(), size.cpuPercent()))
            .max()
            .orElse(0);
    return Optional.of(
        new ForecastScore(
            measured,
            forecast.peakRequestsPerSecond() / measured - 1,
            availability,
            availability >= objective,
            units,
            units <= forecast.unitsBudget()));
  }
}
