package dev.firedrill.automation.persistence;

import dev.firedrill.automation.rule.Execution;
import dev.firedrill.automation.rule.Executions;
import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

final class JdbiExecutions implements Executions {
  private static final String SELECT =
      """
      SELECT id, rule_id, team_id, transition, alarm_id, alarm_name, went, went_at, state, what,
          detail, ref, started_at, deadline, ended_at
      FROM automation_execution
      """;

  private final Jdbi jdbi;

  JdbiExecutions(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public boolean claim(Execution execution) {
    Execution.Cause cause = execution.cause();
    return jdbi.withHandle(handle ->
        handle
                .createUpdate(
                    """
                    INSERT INTO automation_execution (id, rule_id, team_id, transition, alarm_id,
                        alarm_name, went, went_at, state, what, detail, ref, started_at, deadline,
                        ended_at)
                    VALUES (:id, :rule, :team, :transition, :alarm, :name, :went, :wentAt, :state,
                        :what, :detail, :ref, :startedAt, :deadline, :endedAt)
                    ON CONFLICT (rule_id, transition) DO NOTHING
                    """)
                .bind("id", execution.id())
                .bind("rule", execution.rule())
                .bind("team", execution.team().value())
                .bind("transition", cause.transition())
                .bind("alarm", cause.alarm())
                .bind("name", cause.alarmName())
                .bind("went", cause.went().name())
                .bind("wentAt", Columns.utc(cause.wentAt()))
                .bind("state", execution.state().name())
                .bind("what", execution.what())
                .bind("detail", execution.detail())
                .bind("ref", execution.ref())
                .bind("startedAt", Columns.utc(execution.startedAt()))
                .bind("deadline", Columns.utc(execution.deadline()))
                .bind("endedAt", Columns.utc(execution.endedAt()))
                .execute()
            == 1);
  }

  @Override
  public boolean isClaimed(UUID rule, long transition) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT EXISTS (SELECT 1 FROM automation_execution
                    WHERE rule_id = :rule AND transition = :transition)
                """)
            .bind("rule", rule)
            .bind("transition", transition)
            .mapTo(Boolean.class)
            .one());
  }

  @Override
  public void save(Execution execution) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                UPDATE automation_execution
                SET state = :state, detail = :detail, ref = :ref, ended_at = :endedAt
                WHERE id = :id
                """)
            .bind("id", execution.id())
            .bind("state", execution.state().name())
            .bind("detail", execution.detail())
            .bind("ref", execution.ref())
            .bind("endedAt", Columns.utc(execution.endedAt()))
            .execute());
  }

  @Override
  public Optional<Execution> lockRunning(UUID id) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(SELECT + "WHERE id = :id AND state = 'RUNNING' FOR UPDATE")
            .bind("id", id)
            .map(RuleRows.EXECUTION)
            .findOne());
  }

  @Override
  public List<Execution> running() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(SELECT + "WHERE state = 'RUNNING' ORDER BY started_at")
            .map(RuleRows.EXECUTION)
            .list());
  }

  @Override
  public List<Execution> since(TeamId team, Instant from) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                SELECT + "WHERE team_id = :team AND started_at >= :from ORDER BY started_at, id")
            .bind("team", team.value())
            .bind("from", Columns.utc(from))
            .map(RuleRows.EXECUTION)
            .list());
  }

  @Override
  public List<Execution> newest(UUID rule, @Nullable Instant before, int limit) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                SELECT
                    + """
                    WHERE rule_id = :rule
                        AND (:before::timestamptz IS NULL OR started_at < :before)
                    ORDER BY started_at DESC, id DESC LIMIT :limit
                    """)
            .bind("rule", rule)
            .bind("before", Columns.utc(before))
            .bind("limit", limit)
            .map(RuleRows.EXECUTION)
            .list());
  }
}
