package dev.firedrill.bot.persistence;

import dev.firedrill.bot.Tally;
import dev.firedrill.bot.deploy.CanaryPlan;
import dev.firedrill.bot.deploy.Deployment;
import dev.firedrill.bot.deploy.Deployment.Canary;
import dev.firedrill.bot.deploy.Deployment.Health;
import dev.firedrill.bot.deploy.Deployment.State;
import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;

/** How deployments go on: each update names the state it starts from. */
final class DeploymentUpdates {
  private static final String THE_ONE =
      " WHERE team_id = :team AND environment = :environment AND number = :number ";

  private final Jdbi jdbi;

  DeploymentUpdates(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  void addCanary(Handle handle, TeamEnvironment bot, long number, CanaryPlan plan) {
    Columns.bind(
            handle.createUpdate(
                """
                INSERT INTO bot_canary (team_id, environment, number, steps, step_seconds, verdict)
                VALUES (:team, :environment, :number, :steps, :seconds, 'not begun')
                """),
            bot)
        .bind("number", number)
        .bindArray("steps", Integer.class, plan.steps())
        .bind("seconds", plan.stepSeconds())
        .execute();
  }

  Optional<Deployment> accept(Deployment deployment, Instant at) {
    return changed(
        deployment,
        """
        UPDATE bot_deployment SET state = 'ACCEPTED', accepted_at = :at
        """
            + THE_ONE
            + "AND state = 'REQUESTED'",
        at);
  }

  Optional<Deployment> makeCurrent(Deployment deployment, Tally before, Instant at) {
    return jdbi.inTransaction(handle -> {
      Columns.bind(
              handle.createUpdate(
                  """
                  UPDATE bot_deployment SET is_current = false, ended_at = :at
                  WHERE team_id = :team AND environment = :environment AND is_current
                    AND EXISTS (SELECT FROM bot_deployment n
                      WHERE n.team_id = :team AND n.environment = :environment
                        AND n.number = :number AND n.state = 'ACCEPTED')
                  """),
              deployment.bot())
          .bind("number", deployment.number())
          .bind("at", Columns.of(at))
          .execute();
      return changed(
          deployment,
          """
          UPDATE bot_deployment SET state = 'EFFECTIVE', is_current = true, effective_at = :at,
              good_before = %d, total_before = %d
          """
                  .formatted(before.good(), before.total())
              + THE_ONE
              + "AND state = 'ACCEPTED'",
          at);
    });
  }

  Optional<Deployment> end(Deployment deployment, State how, String detail, Instant at) {
    return jdbi.inTransaction(handle ->
        changed(
            deployment,
            Columns.bind(
                    handle.createUpdate(
                        """
                        UPDATE bot_deployment SET state = :how, ended_at = :at, detail = :detail
                        """
                            + THE_ONE
                            + "AND state IN ('REQUESTED', 'ACCEPTED')"),
                    deployment.bot())
                .bind("how", how)
                .bind("detail", detail),
            at));
  }

  private Optional<Deployment> changed(Deployment deployment, String update, Instant at) {
    return jdbi.inTransaction(handle ->
        changed(deployment, Columns.bind(handle.createUpdate(update), deployment.bot()), at));
  }

  private Optional<Deployment> changed(Deployment deployment, Update update, Instant at) {
    int rows = update.bind("number", deployment.number()).bind("at", Columns.of(at)).execute();
    return rows == 0 ? Optional.empty() : changed(deployment);
  }

  Optional<Deployment> canary(Deployment deployment, Canary canary) {
    return jdbi.inTransaction(handle -> {
      int rows =
          Columns.bind(
                  handle.createUpdate(
                      """
                      UPDATE bot_canary SET step = :step, step_at = :stepAt, extended = :extended,
                          stable_good = :stableGood, stable_total = :stableTotal,
                          canary_good = :canaryGood, canary_total = :canaryTotal,
                          verdict = :verdict
                      """
                          + THE_ONE
                          + """
                          AND EXISTS (SELECT FROM bot_deployment d
                            WHERE d.team_id = :team AND d.environment = :environment
                              AND d.number = :number AND d.state = 'ACCEPTED')
                          """),
                  deployment.bot())
              .bind("number", deployment.number())
              .bind("step", canary.step())
              .bind("stepAt", Columns.ofNullable(canary.stepAt()))
              .bind("extended", canary.extended())
              .bind("stableGood", canary.stable().good())
              .bind("stableTotal", canary.stable().total())
              .bind("canaryGood", canary.seen().good())
              .bind("canaryTotal", canary.seen().total())
              .bind("verdict", canary.verdict())
              .execute();
      return rows == 0 ? Optional.empty() : changed(deployment);
    });
  }

  void closeHealth(Deployment deployment, Health health) {
    jdbi.useHandle(handle ->
        Columns.bind(
                handle.createUpdate(
                    """
                    UPDATE bot_deployment SET good_before = :goodBefore,
                        total_before = :totalBefore, good_after = :goodAfter,
                        total_after = :totalAfter
                    """
                        + THE_ONE),
                deployment.bot())
            .bind("number", deployment.number())
            .bind("goodBefore", health.before().good())
            .bind("totalBefore", health.before().total())
            .bind("goodAfter", health.after().good())
            .bind("totalAfter", health.after().total())
            .execute());
  }

  private Optional<Deployment> changed(Deployment deployment) {
    return jdbi.withHandle(
        handle -> DeploymentRow.find(handle, deployment.bot(), deployment.number()));
  }
}
