package dev.firedrill.bot.persistence;

import dev.firedrill.bot.Tally;
import dev.firedrill.bot.deploy.CanaryPlan;
import dev.firedrill.bot.deploy.Deployment;
import dev.firedrill.bot.deploy.Deployment.Before;
import dev.firedrill.bot.deploy.Deployment.Canary;
import dev.firedrill.bot.deploy.Deployment.Health;
import dev.firedrill.bot.deploy.Deployment.ReleaseRef;
import dev.firedrill.team.TeamEnvironment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** A deployment with the releases and the canary that belong to it, as one row. */
final class DeploymentRow {
  static final String SELECT =
      """
      SELECT d.team_id, d.environment, d.number, d.kind, d.strategy, d.state, d.is_current,
          d.release_number, r.version AS release_version, r.artifact_digest AS release_digest,
          d.previous, p.release_number AS previous_number, pr.version AS previous_version,
          pr.artifact_digest AS previous_digest, d.config_version, d.reason, d.overrode_freeze,
          d.requested_at, d.requested_by, d.requested_via, d.requested_token, d.accepted_at,
          d.effective_at, d.ended_at, d.detail, d.good_before, d.total_before, d.good_after,
          d.total_after, c.steps, c.step_seconds, c.step, c.step_at, c.extended, c.stable_good,
          c.stable_total, c.canary_good, c.canary_total, c.verdict
      FROM bot_deployment d
      JOIN bot_release r ON r.team_id = d.team_id AND r.number = d.release_number
      LEFT JOIN bot_deployment p ON p.team_id = d.team_id AND p.environment = d.environment
        AND p.number = d.previous
      LEFT JOIN bot_release pr ON pr.team_id = p.team_id AND pr.number = p.release_number
      LEFT JOIN bot_canary c ON c.team_id = d.team_id AND c.environment = d.environment
        AND c.number = d.number
      """;

  static final RowMapper<Deployment> MAPPER =
      (row, context) ->
          new Deployment(
              Columns.bot(row),
              row.getLong("number"),
              Deployment.Kind.valueOf(row.getString("kind")),
              Deployment.Strategy.valueOf(row.getString("strategy")),
              Deployment.State.valueOf(row.getString("state")),
              row.getBoolean("is_current"),
              release(row, "release"),
              row.getObject("previous") == null
                  ? null
                  : new Before(row.getLong("previous"), release(row, "previous")),
              row.getLong("config_version"),
              row.getString("reason"),
              Columns.author(row, "requested"),
              row.getBoolean("overrode_freeze"),
              new Deployment.Times(
                  Columns.at(row, "requested_at"),
                  Columns.atOrNull(row, "accepted_at"),
                  Columns.atOrNull(row, "effective_at"),
                  Columns.atOrNull(row, "ended_at")),
              row.getString("detail"),
              canary(row),
              health(row));

  private DeploymentRow() {}

  static Optional<Deployment> find(Handle handle, TeamEnvironment bot, long number) {
    return Columns.bind(
            handle.createQuery(
                SELECT
                    + """
                    WHERE d.team_id = :team AND d.environment = :environment AND d.number = :number
                    """),
            bot)
        .bind("number", number)
        .map(MAPPER)
        .findOne();
  }

  private static ReleaseRef release(ResultSet row, String prefix) throws SQLException {
    return new ReleaseRef(
        row.getInt(prefix + "_number"),
        row.getString(prefix + "_version"),
        row.getString(prefix + "_digest"));
  }

  private static @Nullable Canary canary(ResultSet row) throws SQLException {
    if (row.getArray("steps") == null) {
      return null;
    }
    Integer[] steps = (Integer[]) row.getArray("steps").getArray();
    return new Canary(
        new CanaryPlan(List.of(steps), row.getInt("step_seconds")),
        row.getInt("step"),
        Columns.atOrNull(row, "step_at"),
        row.getBoolean("extended"),
        tally(row, "stable_good", "stable_total"),
        tally(row, "canary_good", "canary_total"),
        row.getString("verdict"));
  }

  private static @Nullable Health health(ResultSet row) throws SQLException {
    return row.getObject("total_before") == null
        ? null
        : new Health(
            tally(row, "good_before", "total_before"), tally(row, "good_after", "total_after"));
  }

  private static Tally tally(ResultSet row, String good, String total) throws SQLException {
    return new Tally(row.getLong(good), row.getLong(total));
  }
}
