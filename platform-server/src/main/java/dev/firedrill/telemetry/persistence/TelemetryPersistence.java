package dev.firedrill.telemetry.persistence;

import dev.firedrill.telemetry.dashboard.Dashboards;
import dev.firedrill.telemetry.logs.LogStore;
import dev.firedrill.telemetry.metrics.MetricStore;
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
}
