package dev.firedrill.telemetry.persistence;

import dev.firedrill.telemetry.blackout.Blackouts;
import dev.firedrill.telemetry.dashboard.Dashboards;
import dev.firedrill.telemetry.logs.LogStore;
import dev.firedrill.telemetry.metrics.MetricStore;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;

/** Telemetry in PostgreSQL. */
public final class TelemetryPersistence {
  private TelemetryPersistence() {}

  public static MetricStore metrics(Jdbi jdbi) {
    return new JdbiMetricStore(jdbi);
  }

  public static LogStore logs(Jdbi jdbi) {
    return new JdbiLogStore(jdbi);
  }

  public static Dashboards dashboards(Jdbi jdbi) {
    return new JdbiDashboards(jdbi);
  }

  public static Blackouts blackouts(Jdbi jdbi, InstantSource clock) {
    return new JdbiBlackouts(jdbi, clock);
  }
}
