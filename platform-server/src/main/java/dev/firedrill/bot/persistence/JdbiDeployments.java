package dev.firedrill.bot.persistence;

import dev.firedrill.bot.Tally;
import dev.firedrill.bot.deploy.CanaryPlan;
import dev.firedrill.bot.deploy.Deployment;
import dev.firedrill.bot.deploy.Deployment.Canary;
import dev.firedrill.bot.deploy.Deployment.Health;
import dev.firedrill.bot.deploy.Deployment.State;
import dev.firedrill.bot.deploy.Deployments;
import dev.firedrill.bot.deploy.NewDeployment;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

final class JdbiDeployments implements Deployments {
  private static final String OF_BOT = " WHERE d.team_id = :team AND d.environment = :environment ";
  private static final String THE_ONE =
      " WHERE team_id = :team AND environment = :environment AND number = :number ";

  private final Jdbi jdbi;

  JdbiDeployments(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public Deployment add(NewDeployment wish, Instant at) {
    TeamEnvironment bot = wish.bot();
    return jdbi.inTransaction(handle -> {
      long number =
          Columns.bind(
                  Columns.bind(
                      handle.createQuery(
                          """
                          INSERT INTO bot_deployment (team_id, environment, number, kind, strategy,
                              state, release_number, previous, config_version, reason,
                              overrode_freeze, flags, requested_at, requested_by, requested_via,
                              requested_token)
                          SELECT :team, :environment, coalesce(max(number), 0) + 1, :kind,
                              :strategy, 'REQUESTED', :release, :previous, :config, :reason,
                              :overrode, :flags::jsonb, :at, :by, :via, :token
                          FROM bot_deployment
                          WHERE team_id = :team AND environment = :environment
                          RETURNING number
                          """),
                      bot),
                  wish.by())
              .bind("kind", wish.kind())
              .bind("strategy", wish.strategy())
              .bind("release", wish.release().number())
              .bind("previous", wish.previous())
              .bind("config", wish.configVersion())
              .bind("reason", wish.reason())
              .bind("overrode", wish.overrodeFreeze())
              .bind("flags", Columns.json(wish.flags()))
              .bind("at", Columns.of(at))
              .mapTo(Long.class)
              .one();
      if (wish.canary() != null) {
        addCanary(handle, bot, number, wish.canary());
      }
      return find(bot, number).orElseThrow();
    });
  }

  private static void addCanary(Handle handle, TeamEnvironment bot, long number, CanaryPlan plan) {
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

  @Override
  public Optional<Deployment> find(TeamEnvironment bot, long number) {
    return one(bot, "AND d.number = " + number);
  }

  @Override
  public Optional<Deployment> current(TeamEnvironment bot) {
    return one(bot, "AND d.is_current");
  }

  @Override
  public Optional<Deployment> inProgress(TeamEnvironment bot) {
    return one(bot, "AND d.state IN ('REQUESTED', 'ACCEPTED')");
  }

  private Optional<Deployment> one(TeamEnvironment bot, String condition) {
    return jdbi.withHandle(handle ->
        Columns.bind(handle.createQuery(DeploymentRow.SELECT + OF_BOT + condition), bot)
            .map(DeploymentRow.MAPPER)
            .findOne());
  }

  @Override
  public List<Deployment> active() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                DeploymentRow.SELECT + "WHERE d.is_current OR d.state IN ('REQUESTED', 'ACCEPTED')")
            .map(DeploymentRow.MAPPER)
            .list());
  }

  @Override
  public List<Deployment> activeOf(TeamEnvironment bot) {
    return jdbi.withHandle(handle ->
        Columns.bind(
                handle.createQuery(
                    DeploymentRow.SELECT
                        + OF_BOT
                        + "AND (d.is_current OR d.state IN ('REQUESTED', 'ACCEPTED'))"),
                bot)
            .map(DeploymentRow.MAPPER)
            .list());
  }

  @Override
  public List<Deployment> list(Page page) {
    return jdbi.withHandle(handle -> {
      Query query =
          handle.createQuery(
              DeploymentRow.SELECT
                  + """
                  WHERE d.team_id = :team
                    AND (:environment::text IS NULL OR d.environment = :environment)
                    AND (:before::bigint IS NULL OR d.number < :before)
                  ORDER BY d.requested_at DESC, d.number DESC LIMIT :limit
                  """);
      return query
          .bind("team", page.team().value())
          .bind("environment", page.environment())
          .bind("before", page.before())
          .bind("limit", page.limit())
          .map(DeploymentRow.MAPPER)
          .list();
    });
  }

  @Override
  public List<Deployment> everEffective(TeamEnvironment bot) {
    return jdbi.withHandle(handle ->
        Columns.bind(
                handle.createQuery(
                    DeploymentRow.SELECT
                        + OF_BOT
                        + """
                        AND d.state = 'EFFECTIVE'
                        ORDER BY d.effective_at DESC, d.number DESC LIMIT 200
                        """),
                bot)
            .map(DeploymentRow.MAPPER)
            .list());
  }

  @Override
  public Optional<Deployment> accept(Deployment deployment, Instant at) {
    return changed(
        deployment,
        """
        UPDATE bot_deployment SET state = 'ACCEPTED', accepted_at = :at
        """
            + THE_ONE
            + "AND state = 'REQUESTED'",
        at);
  }

  @Override
  public Optional<Deployment> makeCurrent(Deployment deployment, Tally before, Instant at) {
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

  @Override
  public Optional<Deployment> end(Deployment deployment, State how, String detail, Instant at) {
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
    return rows == 0 ? Optional.empty() : find(deployment.bot(), deployment.number());
  }

  @Override
  public Optional<Deployment> canary(Deployment deployment, Canary canary) {
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
      return rows == 0 ? Optional.empty() : find(deployment.bot(), deployment.number());
    });
  }

  @Override
  public List<Deployment> withOpenHealth(Instant effectiveBefore) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                DeploymentRow.SELECT
                    + """
                    WHERE d.state = 'EFFECTIVE' AND d.total_after IS NULL
                      AND d.effective_at <= :before
                    ORDER BY d.effective_at LIMIT 100
                    """)
            .bind("before", Columns.of(effectiveBefore))
            .map(DeploymentRow.MAPPER)
            .list());
  }

  @Override
  public void closeHealth(Deployment deployment, Health health) {
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

  @Override
  public Map<String, String> flags(TeamEnvironment bot, long number) {
    return jdbi.withHandle(handle ->
        Columns.texts(
            Columns.bind(handle.createQuery("SELECT flags FROM bot_deployment" + THE_ONE), bot)
                .bind("number", number)
                .mapTo(String.class)
                .one()));
  }

  @Override
  public Map<Integer, Set<EnvironmentName>> of(TeamId team) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT release_number, environment FROM bot_deployment
                WHERE team_id = :team AND (is_current OR state IN ('REQUESTED', 'ACCEPTED'))
                """)
            .bind("team", team.value())
            .reduceRows(
                new HashMap<Integer, Set<EnvironmentName>>(),
                (uses, row) -> {
                  uses.computeIfAbsent(
                          row.getColumn("release_number", Integer.class),
                          unseen -> EnumSet.noneOf(EnvironmentName.class))
                      .add(EnvironmentName.valueOf(row.getColumn("environment", String.class)));
                  return uses;
                }));
  }
}
