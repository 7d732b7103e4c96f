package dev.firedrill.bot.persistence;

import dev.firedrill.bot.Tally;
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
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

final class JdbiDeployments implements Deployments {
  private static final String OF_BOT = " WHERE d.team_id = :team AND d.environment = :environment ";
  private static final String THE_ONE =
      " WHERE team_id = :team AND environment = :environment AND number = :number ";

  private final Jdbi jdbi;
  private final DeploymentUpdates updates;

  JdbiDeployments(Jdbi jdbi) {
    this.jdbi = jdbi;
    this.updates = new DeploymentUpdates(jdbi);
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
        updates.addCanary(handle, bot, number, wish.canary());
      }
      return find(bot, number).orElseThrow();
    });
  }

  @Override
  public Optional<Deployment> find(TeamEnvironment bot, long number) {
    return jdbi.withHandle(handle -> DeploymentRow.find(handle, bot, number));
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

  @Override
  public Optional<Deployment> accept(Deployment deployment, Instant at) {
    return updates.accept(deployment, at);
  }

  @Override
  public Optional<Deployment> makeCurrent(Deployment deployment, Tally before, Instant at) {
    return updates.makeCurrent(deployment, before, at);
  }

  @Override
  public Optional<Deployment> end(Deployment deployment, State how, String detail, Instant at) {
    return updates.end(deployment, how, detail, at);
  }

  @Override
  public Optional<Deployment> canary(Deployment deployment, Canary canary) {
    return updates.canary(deployment, canary);
  }

  @Override
  public void closeHealth(Deployment deployment, Health health) {
    updates.closeHealth(deployment, health);
  }
}
