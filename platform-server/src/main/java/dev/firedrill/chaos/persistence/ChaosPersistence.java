package dev.firedrill.chaos.persistence;

import dev.firedrill.chaos.condition.StopRequests;
import dev.firedrill.chaos.ledger.DatabaseTime;
import dev.firedrill.chaos.ledger.RunBook;
import dev.firedrill.chaos.ledger.StepLedger;
import dev.firedrill.chaos.plan.ScheduleBook;
import dev.firedrill.chaos.probe.baseline.Baselines;
import dev.firedrill.chaos.probe.watch.WatchLeases;
import dev.firedrill.kernel.IdSource;
import dev.firedrill.scenario.ScenarioUse;
import org.jdbi.v3.core.Jdbi;

/** Runs and the step ledger in PostgreSQL. */
public final class ChaosPersistence {
  private ChaosPersistence() {}

  /** Also the {@code RunQueries} for other features. */
  public static RunBook runs(Jdbi jdbi) {
    return new JdbiRunBook(jdbi);
  }

  public static StepLedger ledger(Jdbi jdbi) {
    return new JdbiStepLedger(jdbi);
  }

  public static ScenarioUse scenarioUse(Jdbi jdbi) {
    return new JdbiScenarioUse(jdbi);
  }

  public static Baselines baselines(Jdbi jdbi) {
    return new JdbiBaselines(jdbi);
  }

  public static WatchLeases watchLeases(Jdbi jdbi) {
    return new JdbiWatchLeases(jdbi);
  }

  public static StopRequests stopRequests(Jdbi jdbi, IdSource ids) {
    return new JdbiStopRequests(jdbi, ids);
  }

  public static ScheduleBook schedules(Jdbi jdbi) {
    return new JdbiScheduleBook(jdbi);
  }

  public static DatabaseTime time(Jdbi jdbi) {
    return new JdbiDatabaseTime(jdbi);
  }
}
