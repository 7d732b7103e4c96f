package dev.firedrill.chaos.persistence;

import dev.firedrill.scenario.ScenarioUse;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

final class JdbiScenarioUse implements ScenarioUse {
  private final Jdbi jdbi;

  JdbiScenarioUse(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public List<Integer> runs(String scenarioId, String version) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT number FROM run
                WHERE scenario_id = :scenario AND scenario_version = :version
                ORDER BY number
                """)
            .bind("scenario", scenarioId)
            .bind("version", version)
            .mapTo(Integer.class)
            .list());
  }
}
