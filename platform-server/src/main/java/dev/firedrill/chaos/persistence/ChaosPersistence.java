package dev.firedrill.chaos.persistence;

import dev.firedrill.chaos.ledger.RunBook;
import dev.firedrill.chaos.ledger.StepLedger;
import dev.firedrill.chaos.probe.baseline.Baselines;
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
}
