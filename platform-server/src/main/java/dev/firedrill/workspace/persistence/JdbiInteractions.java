package dev.firedrill.workspace.persistence;

import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import dev.firedrill.workspace.BotView;
import dev.firedrill.workspace.ChannelId;
import dev.firedrill.workspace.MessageTs;
import dev.firedrill.workspace.UserId;
import dev.firedrill.workspace.bots.Interaction;
import dev.firedrill.workspace.bots.Interactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

final class JdbiInteractions implements Interactions {
  private static final String COLUMNS =
      "id, team_id, environment, user_id, channel_id, message_ts, created_at, trigger_used";

  private static final String VIEW_COLUMNS =
      "id, team_id, environment, user_id, home, external_id, content, hash, open";

  private static final RowMapper<Interaction> INTERACTION =
      (row, context) -> {
        String channel = row.getString("channel_id");
        long ts = row.getLong("message_ts");
        return new Interaction(
            row.getString("id"),
            bot(row),
            new UserId(row.getString("user_id")),
            channel == null ? null : new ChannelId(channel),
            ts == 0 ? null : MessageTs.ofMicros(ts),
            row.getObject("created_at", OffsetDateTime.class).toInstant());
      };

  private static final RowMapper<BotView> VIEW =
      (row, context) ->
          new BotView(
              row.getString("id"),
              bot(row),
              new UserId(row.getString("user_id")),
              row.getBoolean("home"),
              row.getString("external_id"),
              row.getString("content"),
              row.getString("hash"),
              row.getBoolean("open"));

  private final Jdbi jdbi;

  JdbiInteractions(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public void add(Interaction interaction) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO workspace_interaction
                  (id, team_id, environment, user_id, channel_id, message_ts, created_at)
                VALUES (:id, :team, :environment, :user, :channel, :message, :createdAt)
                """)
            .bind("id", interaction.id())
            .bind("team", interaction.bot().team().value())
            .bind("environment", interaction.bot().environment())
            .bind("user", interaction.user().value())
            .bind("channel", interaction.channel() == null ? null : interaction.channel().value())
            .bind("message", interaction.message() == null ? null : interaction.message().micros())
            .bind("createdAt", utc(interaction.createdAt()))
            .execute());
  }

  @Override
  public Optional<Interaction> useResponse(String id, Instant now) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "UPDATE workspace_interaction SET uses = uses + 1"
                    + " WHERE id = :id AND uses < :most AND created_at > :oldest RETURNING "
                    + COLUMNS)
            .bind("id", id)
            .bind("most", RESPONSE_USES)
            .bind("oldest", utc(now.minus(RESPONSE_LIFE)))
            .map(INTERACTION)
            .findOne());
  }

  @Override
  public Trigger useTrigger(String id, TeamEnvironment bot, Instant now) {
    return jdbi.inTransaction(handle -> {
      Optional<Trigger> found =
          handle
              .createQuery(
                  "SELECT "
                      + COLUMNS
                      + " FROM workspace_interaction"
                      + " WHERE id = :id AND team_id = :team AND environment = :environment"
                      + " FOR UPDATE")
              .bind("id", id)
              .bind("team", bot.team().value())
              .bind("environment", bot.environment())
              .<Trigger>map((row, context) -> {
                if (row.getBoolean("trigger_used")) {
                  return new Trigger.AlreadyUsed();
                }
                Interaction interaction = INTERACTION.map(row, context);
                return interaction.createdAt().plus(TRIGGER_LIFE).isBefore(now)
                    ? new Trigger.Expired()
                    : new Trigger.Valid(interaction);
              })
              .findOne();
      if (found.isPresent() && found.get() instanceof Trigger.Valid) {
        handle
            .createUpdate("UPDATE workspace_interaction SET trigger_used = true WHERE id = :id")
            .bind("id", id)
            .execute();
      }
      return found.orElseGet(Trigger.Unknown::new);
    });
  }

  @Override
  public void saveView(BotView view) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO workspace_view
                  (id, team_id, environment, user_id, home, external_id, content, hash, open)
                VALUES (:id, :team, :environment, :user, :home, :externalId, :content, :hash, :open)
                ON CONFLICT (id) DO UPDATE
                SET content = EXCLUDED.content, hash = EXCLUDED.hash, open = EXCLUDED.open
                """)
            .bind("id", view.id())
            .bind("team", view.bot().team().value())
            .bind("environment", view.bot().environment())
            .bind("user", view.user().value())
            .bind("home", view.home())
            .bind("externalId", view.externalId())
            .bind("content", view.content())
            .bind("hash", view.hash())
            .bind("open", view.open())
            .execute());
  }

  @Override
  public Optional<BotView> view(TeamId team, String id) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "SELECT "
                    + VIEW_COLUMNS
                    + " FROM workspace_view WHERE team_id = :team AND id = :id")
            .bind("team", team.value())
            .bind("id", id)
            .map(VIEW)
            .findOne());
  }

  @Override
  public Optional<BotView> viewByExternalId(TeamEnvironment bot, String externalId) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "SELECT "
                    + VIEW_COLUMNS
                    + " FROM workspace_view WHERE team_id = :team AND environment = :environment"
                    + " AND external_id = :externalId ORDER BY opened_at DESC LIMIT 1")
            .bind("team", bot.team().value())
            .bind("environment", bot.environment())
            .bind("externalId", externalId)
            .map(VIEW)
            .findOne());
  }

  @Override
  public Optional<BotView> home(TeamEnvironment bot, UserId user) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "SELECT "
                    + VIEW_COLUMNS
                    + " FROM workspace_view WHERE team_id = :team AND environment = :environment"
                    + " AND user_id = :user AND home")
            .bind("team", bot.team().value())
            .bind("environment", bot.environment())
            .bind("user", user.value())
            .map(VIEW)
            .findOne());
  }

  @Override
  public void purge(Instant now) {
    jdbi.useHandle(handle -> {
      handle
          .createUpdate("DELETE FROM workspace_interaction WHERE created_at <= :oldest")
          .bind("oldest", utc(now.minus(RESPONSE_LIFE)))
          .execute();
      handle
          .createUpdate(
              """
              DELETE FROM workspace_view
              WHERE NOT home AND opened_at < clock_timestamp() - interval '1 day'
              """)
          .execute();
    });
  }

  private static TeamEnvironment bot(ResultSet row) throws SQLException {
    return new TeamEnvironment(
        new TeamId(row.getObject("team_id", UUID.class)),
        EnvironmentName.valueOf(row.getString("environment")));
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
