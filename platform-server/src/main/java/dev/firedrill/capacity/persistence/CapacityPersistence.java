package dev.firedrill.capacity.persistence;

import dev.firedrill.capacity.Sizes;
import dev.firedrill.capacity.UsageMinutes;
import dev.firedrill.capacity.forecast.Forecasts;
import org.jdbi.v3.core.Jdbi;

/** Sizes, measurements and forecasts in PostgreSQL. */
public final class CapacityPersistence {
  private CapacityPersistence() {}

  public static Sizes sizes(Jdbi jdbi) {
    return new JdbiSizes(jdbi);
  }

  public static UsageMinutes usage(Jdbi jdbi) {
    return new JdbiUsageMinutes(jdbi);
  }

  public static Forecasts forecasts(Jdbi jdbi) {
    return new JdbiForecasts(jdbi);
  }
}
