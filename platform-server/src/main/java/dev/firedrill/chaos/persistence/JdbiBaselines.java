package dev.firedrill.chaos.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.probe.baseline.Baselines;
import dev.firedrill.team.TeamId;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

final class JdbiBaselines implements Baselines {
  private static final JsonMapper JSON = new JsonMapper();
  private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};

  private final Jdbi jdbi;

  JdbiBaselines(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public void keep(RunId run, TeamId team, Map<String, Object> baseline) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                UPDATE run_team SET baseline = :baseline::jsonb
                WHERE run_id = :run AND team_id = :team
                """)
            .bind("run", run.value())
            .bind("team", team.value())
            .bind("baseline", write(baseline))
            .execute());
  }

  @Override
  public Map<String, Object> current(TeamId team) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT baseline FROM run_team
                WHERE team_id = :team AND released_at IS NULL AND baseline IS NOT NULL
                """)
            .bind("team", team.value())
            .map((row, context) -> read(row.getString("baseline")))
            .findOne()
            .orElse(Map.of()));
  }

  private static String write(Map<String, Object> baseline) {
    try {
      return JSON.writeValueAsString(baseline);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("a baseline is no JSON", broken);
    }
  }

  private static Map<String, Object> read(String text) {
    try {
      return JSON.readValue(text, VALUES);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("a stored baseline cannot be read", broken);
    }
  }
}
