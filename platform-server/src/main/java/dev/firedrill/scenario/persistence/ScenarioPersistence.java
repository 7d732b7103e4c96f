package dev.firedrill.scenario.persistence;

import dev.firedrill.scenario.ScenarioShelf;
import org.jdbi.v3.core.Jdbi;

/** Uploaded scenarios in PostgreSQL. */
public final class ScenarioPersistence {
  private ScenarioPersistence() {}

  public static ScenarioShelf shelf(Jdbi jdbi) {
    return new JdbiScenarioShelf(jdbi);
  }
}
