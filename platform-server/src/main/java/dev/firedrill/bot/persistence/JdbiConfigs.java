package dev.firedrill.bot.persistence;

import dev.firedrill.bot.settings.Config;
import dev.firedrill.bot.settings.Configs;
import dev.firedrill.team.TeamEnvironment;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;

final class JdbiConfigs implements Configs {
  private static final String SELECT =
      """
      SELECT team_id, environment, version, variables, secrets, reason, changed_at, changed_by,
          changed_via, changed_token
      FROM bot_config WHERE team_id = :team AND environment = :environment
      """;

  private static final RowMapper<Config> CONFIG =
      (row, context) ->
          new Config(
              Columns.bot(row),
              row.getLong("version"),
              Columns.texts(row.getString("variables")),
              Columns.numbers(row.getString("secrets")),
              new Config.Change(
                  Columns.at(row, "changed_at"),
                  Columns.author(row, "changed"),
                  row.getString("reason")));

  private final Jdbi jdbi;

  JdbiConfigs(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public long newest(TeamEnvironment bot) {
    return jdbi.withHandle(handle ->
        Columns.bind(
                handle.createQuery(
                    """
                    SELECT coalesce(max(version), 1) FROM bot_config
                    WHERE team_id = :team AND environment = :environment
                    """),
                bot)
            .mapTo(Long.class)
            .one());
  }

  @Override
  public Optional<Config> at(TeamEnvironment bot, long version) {
    if (version == 1) {
      return Optional.of(Config.empty(bot));
    }
    return jdbi.withHandle(handle ->
        Columns.bind(handle.createQuery(SELECT + " AND version = :version"), bot)
            .bind("version", version)
            .map(CONFIG)
            .findOne());
  }

  @Override
  public void add(Config config) {
    Config.Change change = Objects.requireNonNull(config.change(), "version 1 is never stored");
    jdbi.useHandle(handle ->
        Columns.bind(
                Columns.bind(
                    handle.createUpdate(
                        """
                        INSERT INTO bot_config (team_id, environment, version, variables, secrets,
                            reason, changed_at, changed_by, changed_via, changed_token)
                        VALUES (:team, :environment, :version, :variables::jsonb,
                            :secrets::jsonb, :reason, :at, :by, :via, :token)
                        """),
                    config.bot()),
                change.by())
            .bind("version", config.version())
            .bind("variables", Columns.json(config.variables()))
            .bind("secrets", Columns.json(config.secrets()))
            .bind("reason", change.reason())
            .bind("at", Columns.of(change.at()))
            // People put keys into variables, against all advice: a failure must not log them.
            .configure(
                StatementExceptions.class,
                exceptions -> exceptions.setMessageRendering(MessageRendering.NONE))
            .execute());
  }

  @Override
  public List<Config> history(TeamEnvironment bot) {
    return jdbi.withHandle(handle ->
        Columns.bind(handle.createQuery(SELECT + " ORDER BY version DESC"), bot)
            .map(CONFIG)
            .list());
  }
}
