package dev.firedrill.chaos.persistence;

import static dev.firedrill.chaos.persistence.Columns.instant;
import static dev.firedrill.chaos.persistence.Columns.maybe;
import static dev.firedrill.chaos.persistence.Columns.utc;

import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.ledger.Pause;
import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What stands beside a run: its pauses, whom it left out, and why teams are out of it. */
final class RunMarks {
  private final Jdbi jdbi;

  RunMarks(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  static List<Pause> pauses(Handle handle, RunId run) {
    return handle
        .createQuery(
            "SELECT from_at, to_at, reason FROM run_pause WHERE run_id = :run ORDER BY from_at")
        .bind("run", run.value())
        .map((row, context) ->
            new Pause(instant(row, "from_at"), maybe(row, "to_at"), row.getString("reason")))
        .list();
  }

  void pause(RunId run, Instant from, String reason) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO run_pause (run_id, from_at, reason) VALUES (:run, :from, :reason)
                ON CONFLICT DO NOTHING
                """)
            .bind("run", run.value())
            .bind("from", utc(from))
            .bind("reason", reason)
            .execute());
  }

  void endPause(RunId run, Instant to) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate("UPDATE run_pause SET to_at = :to WHERE run_id = :run AND to_at IS NULL")
            .bind("run", run.value())
            .bind("to", utc(to))
            .execute());
  }

  void leftOut(RunId run, Map<TeamId, String> reasons) {
    jdbi.useHandle(handle ->
        reasons.forEach((team, reason) ->
            handle
                .createUpdate(
                    """
                    INSERT INTO run_left_out (run_id, team_id, reason)
                    VALUES (:run, :team, :reason)
                    """)
                .bind("run", run.value())
                .bind("team", team.value())
                .bind("reason", reason)
                .execute()));
  }

  Map<TeamId, String> leftOut(RunId run) {
    return texts(
        run,
        """
        SELECT o.team_id, o.reason AS said FROM run_left_out o JOIN team ON team.id = o.team_id
        WHERE o.run_id = :run ORDER BY team.slug
        """);
  }

  Map<TeamId, String> notes(RunId run) {
    return texts(
        run, "SELECT team_id, note AS said FROM run_team WHERE run_id = :run AND note IS NOT NULL");
  }

  private Map<TeamId, String> texts(RunId run, String sql) {
    return jdbi.withHandle(handle -> {
      Map<TeamId, String> texts = new LinkedHashMap<>();
      handle
          .createQuery(sql)
          .bind("run", run.value())
          .map((row, context) ->
              Map.entry(new TeamId(row.getObject("team_id", UUID.class)), row.getString("said")))
          .forEach(entry -> texts.put(entry.getKey(), entry.getValue()));
      return texts;
    });
  }

  void note(RunId run, TeamId team, String text) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                "UPDATE run_team SET note = :note WHERE run_id = :run AND team_id = :team")
            .bind("note", text)
            .bind("run", run.value())
            .bind("team", team.value())
            .execute());
  }
}
