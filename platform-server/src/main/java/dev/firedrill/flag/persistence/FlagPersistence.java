package dev.firedrill.flag.persistence;

import dev.firedrill.flag.FlagStore;
import dev.firedrill.flag.exposure.ExposureStore;
import dev.firedrill.flag.schedule.ScheduleStore;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Jdbi;

/** Feature flags in PostgreSQL. */
public final class FlagPersistence {
  private FlagPersistence() {}

  /** The tokens are drawn from {@code random}, which must be a secure source in earnest. */
  public static FlagStore flags(Jdbi jdbi, RandomGenerator random) {
    return new JdbiFlags(jdbi, random);
  }

  public static ScheduleStore schedules(Jdbi jdbi) {
    return new JdbiSchedules(jdbi);
  }

  public static ExposureStore exposures(Jdbi jdbi) {
    return new JdbiExposures(jdbi);
  }
}
