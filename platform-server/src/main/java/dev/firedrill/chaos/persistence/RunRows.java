package dev.firedrill.chaos.persistence;

import static dev.firedrill.chaos.persistence.Columns.instant;
import static dev.firedrill.chaos.persistence.Columns.maybe;

import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.RunRecord;
import dev.firedrill.chaos.RunState;
import dev.firedrill.chaos.RunTeamState;
import dev.firedrill.chaos.RunTerms;
import dev.firedrill.chaos.ledger.ActiveRun;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Runs as their rows have them, with teams and pauses. */
final class RunRows {
  private RunRows() {}

  static List<ActiveRun> list(Handle handle, Query query) {
    return query
        .map((row, context) ->
            new ActiveRun(run(row), Duration.ofMillis(row.getLong("shift_ms")), List.of()))
        .list()
        .stream()
        .map(active ->
            new ActiveRun(
                withTeams(handle, active.run()),
                active.shift(),
                RunMarks.pauses(handle, active.run().id())))
        .toList();
  }

  private static RunRecord run(ResultSet row) throws SQLException {
    return new RunRecord(
        new RunId(row.getObject("id", UUID.class)),
        row.getInt("number"),
        row.getString("scenario_id"),
        row.getString("scenario_version"),
        row.getString("scenario_title"),
        RunState.valueOf(row.getString("state")),
        instant(row, "started_at"),
        instant(row, "ends_at"),
        maybe(row, "ended_at"),
        new PersonId(row.getObject("started_by", UUID.class)),
        row.getString("halt_reason"),
        row.getString("plan"),
        row.getString("plan_digest"),
        Map.of(),
        new RunTerms(
            row.getBoolean("credit"), row.getInt("speed"), row.getString("unproven_reason")));
  }

  private static RunRecord withTeams(Handle handle, RunRecord run) {
    Map<TeamId, RunTeamState> teams = new LinkedHashMap<>();
    handle
        .createQuery(
            """
            SELECT t.team_id, t.state FROM run_team t JOIN team ON team.id = t.team_id
            WHERE t.run_id = :run ORDER BY team.slug
            """)
        .bind("run", run.id().value())
        .map((row, context) ->
            Map.entry(
                new TeamId(row.getObject("team_id", UUID.class)),
                RunTeamState.valueOf(row.getString("state"))))
        .forEach(team -> teams.put(team.getKey(), team.getValue()));
    return new RunRecord(
        run.id(),
        run.number(),
        run.scenarioId(),
        run.scenarioVersion(),
        run.scenarioTitle(),
        run.state(),
        run.startedAt(),
        run.endsAt(),
        run.endedAt(),
        run.startedBy(),
        run.haltReason(),
        run.plan(),
        run.planDigest(),
        teams,
        run.terms());
  }
}
