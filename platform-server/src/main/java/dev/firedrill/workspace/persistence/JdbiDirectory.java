package dev.firedrill.workspace.persistence;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.firedrill.team.TeamId;
import dev.firedrill.team.TeamSlug;
import dev.firedrill.workspace.BotAccount;
import dev.firedrill.workspace.Channel;
import dev.firedrill.workspace.ChannelId;
import dev.firedrill.workspace.Directory;
import dev.firedrill.workspace.UserId;
import dev.firedrill.workspace.Workspace;
import dev.firedrill.workspace.WorkspaceUser;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/** The directory as the database has it. */
final class JdbiDirectory implements Directory {
  private static final String BOT_COLUMNS =
      "user_id, team_id, environment, app_id, bot_token, app_token, scopes";

  private record Head(String slackId, TeamSlug slug, String name) {}

  private record Membership(ChannelId channel, UserId user) {}

  private final Jdbi jdbi;
  private final InstantSource clock;

  JdbiDirectory(Jdbi jdbi, InstantSource clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  @Override
  public Optional<Workspace> find(TeamId team) {
    return fresh(team);
  }

  @Override
  public Optional<Workspace> fresh(TeamId team) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT w.slack_id, t.slug, t.name FROM workspace w JOIN team t ON t.id = w.team_id
                WHERE w.team_id = :team
                """)
            .bind("team", team.value())
            .map((row, context) ->
                new Head(
                    row.getString("slack_id"),
                    new TeamSlug(row.getString("slug")),
                    row.getString("name")))
            .findOne()
            .map(head -> load(handle, team, head)));
  }

  /** When the next of the team's absences expires; empty when nobody is kept away. */
  Optional<Instant> nextReturn(TeamId team) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT min(away_until) AS next FROM workspace_member
                WHERE team_id = :team AND away_until > :now
                """)
            .bind("team", team.value())
            .bind("now", now())
            .map((row, context) ->
                Optional.ofNullable(row.getObject("next", OffsetDateTime.class))
                    .map(OffsetDateTime::toInstant))
            .one());
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private Workspace load(Handle handle, TeamId team, Head head) {
    List<WorkspaceUser> users =
        ofTeam(
            handle,
            team,
            """
            SELECT id, team_id, kind, name, handle, person_id, bot_environment
            FROM workspace_user WHERE team_id = :team
            """,
            DirectoryRows.USER);
    List<Channel> channels =
        ofTeam(
            handle,
            team,
            """
            SELECT id, team_id, name, topic, purpose, kind, environment, archived
            FROM workspace_channel WHERE team_id = :team
            """,
            DirectoryRows.CHANNEL);
    List<Membership> memberships =
        handle
            .createQuery(
                """
                SELECT channel_id, user_id FROM workspace_member
                WHERE team_id = :team AND (away_until IS NULL OR away_until <= :now)
                """)
            .bind("team", team.value())
            .bind("now", now())
            .map((row, context) ->
                new Membership(
                    new ChannelId(row.getString("channel_id")),
                    new UserId(row.getString("user_id"))))
            .list();
    List<BotAccount> bots =
        ofTeam(
            handle,
            team,
            "SELECT " + BOT_COLUMNS + " FROM workspace_bot WHERE team_id = :team",
            DirectoryRows.BOT);
    Map<ChannelId, Set<UserId>> members =
        memberships.stream()
            .collect(
                collectingAndThen(
                    groupingBy(Membership::channel, mapping(Membership::user, toUnmodifiableSet())),
                    Map::copyOf));
    return new Workspace(
        team,
        head.slackId(),
        head.slug(),
        head.name(),
        users.stream().collect(toUnmodifiableMap(WorkspaceUser::id, identity())),
        channels.stream().collect(toUnmodifiableMap(Channel::id, identity())),
        members,
        bots.stream().collect(toUnmodifiableMap(bot -> bot.bot().environment(), identity())));
  }

  private static <T> List<T> ofTeam(Handle handle, TeamId team, String sql, RowMapper<T> mapper) {
    return handle.createQuery(sql).bind("team", team.value()).map(mapper).list();
  }

  @Override
  public Optional<TeamId> teamOf(ChannelId channel) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT team_id FROM workspace_channel WHERE id = :id")
            .bind("id", channel.value())
            .mapTo(UUID.class)
            .findOne()
            .map(TeamId::new));
  }

  @Override
  public Optional<BotAccount.Shown> recognize(String token) {
    String hash = TokenHash.of(token);
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "SELECT "
                    + BOT_COLUMNS
                    + " FROM workspace_bot WHERE bot_token_hash = :hash OR app_token_hash = :hash")
            .bind("hash", hash)
            .map(DirectoryRows.BOT)
            .findOne()
            .map(account ->
                new BotAccount.Shown(
                    account,
                    account.botToken().matches(token)
                        ? BotAccount.TokenKind.BOT
                        : BotAccount.TokenKind.APP)));
  }

  @Override
  public void addWorkspace(TeamId team, String slackId) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO workspace (team_id, slack_id) VALUES (:team, :slackId)
                ON CONFLICT (team_id) DO NOTHING
                """)
            .bind("team", team.value())
            .bind("slackId", slackId)
            .execute());
  }

  @Override
  public WorkspaceUser addUser(WorkspaceUser user) {
    return jdbi.inTransaction(handle -> {
      handle
          .createUpdate(
              """
              INSERT INTO workspace_user
                (id, team_id, kind, name, handle, person_id, bot_environment)
              VALUES (:id, :team, :kind, :name, :handle, :person, :environment)
              ON CONFLICT DO NOTHING
              """)
          .bind("id", user.id().value())
          .bind("team", user.team().value())
          .bind("kind", user.kind())
          .bind("name", user.name())
          .bind("handle", user.handle())
          .bind("person", user.person() == null ? null : user.person().value())
          .bind("environment", user.botEnvironment())
          .execute();
      return handle
          .createQuery(
              """
              SELECT id, team_id, kind, name, handle, person_id, bot_environment
              FROM workspace_user
              WHERE team_id = :team AND kind = :kind AND handle = :handle
              """)
          .bind("team", user.team().value())
          .bind("kind", user.kind())
          .bind("handle", user.handle())
          .map(DirectoryRows.USER)
          .one();
    });
  }

  @Override
  public void addBot(BotAccount account) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO workspace_bot (user_id, team_id, environment, app_id, bot_token,
                  bot_token_hash, app_token, app_token_hash, scopes)
                VALUES (:user, :team, :environment, :app, :botToken,
                  :botHash, :appToken, :appHash, :scopes)
                """)
            .bind("user", account.user().value())
            .bind("team", account.bot().team().value())
            .bind("environment", account.bot().environment())
            .bind("app", account.appId())
            .bind("botToken", account.botToken().reveal())
            .bind("botHash", TokenHash.of(account.botToken().reveal()))
            .bind("appToken", account.appToken().reveal())
            .bind("appHash", TokenHash.of(account.appToken().reveal()))
            .bind("scopes", String.join(",", new TreeSet<>(account.scopes())))
            .execute());
  }

  @Override
  public boolean addChannel(Channel channel) {
    return jdbi.withHandle(handle ->
        handle
                .createUpdate(
                    """
                    INSERT INTO workspace_channel
                      (id, team_id, name, topic, purpose, kind, environment, archived)
                    VALUES (:id, :team, :name, :topic, :purpose, :kind, :environment, :archived)
                    ON CONFLICT (team_id, name) DO NOTHING
                    """)
                .bind("id", channel.id().value())
                .bind("team", channel.team().value())
                .bind("name", channel.name())
                .bind("topic", channel.topic())
                .bind("purpose", channel.purpose())
                .bind("kind", channel.kind())
                .bind("environment", channel.environment())
                .bind("archived", channel.archived())
                .execute()
            > 0);
  }

  @Override
  public boolean addMember(TeamId team, ChannelId channel, UserId user) {
    return jdbi.withHandle(handle ->
        handle
                .createUpdate(
                    """
                    INSERT INTO workspace_member (channel_id, user_id, team_id)
                    VALUES (:channel, :user, :team) ON CONFLICT DO NOTHING
                    """)
                .bind("channel", channel.value())
                .bind("user", user.value())
                .bind("team", team.value())
                .execute()
            > 0);
  }

  @Override
  public boolean bringBack(TeamId team, ChannelId channel, UserId user) {
    return jdbi.inTransaction(handle -> {
      Optional<String> operation =
          handle
              .createQuery(
                  """
                  SELECT away_operation FROM workspace_member
                  WHERE team_id = :team AND channel_id = :channel AND user_id = :user
                    AND away_until > :now FOR UPDATE
                  """)
              .bind("team", team.value())
              .bind("channel", channel.value())
              .bind("user", user.value())
              .bind("now", now())
              .mapTo(String.class)
              .findOne();
      // So that the operation cannot take somebody away again who was brought back.
      operation.ifPresent(key ->
          OperationFence.close(handle, key, JdbiAbsences.placeOf(channel.value(), user.value())));
      return operation.isPresent()
          && handle
                  .createUpdate(
                      """
                      UPDATE workspace_member SET away_until = NULL, away_operation = NULL
                      WHERE channel_id = :channel AND user_id = :user
                      """)
                  .bind("channel", channel.value())
                  .bind("user", user.value())
                  .execute()
              > 0;
    });
  }

  @Override
  public boolean removeMember(TeamId team, ChannelId channel, UserId user) {
    return jdbi.withHandle(handle ->
        handle
                .createUpdate(
                    """
                    DELETE FROM workspace_member
                    WHERE team_id = :team AND channel_id = :channel AND user_id = :user
                    """)
                .bind("channel", channel.value())
                .bind("user", user.value())
                .bind("team", team.value())
                .execute()
            > 0);
  }

  @Override
  public void update(Channel channel) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                UPDATE workspace_channel
                SET topic = :topic, purpose = :purpose, archived = :archived
                WHERE id = :id AND team_id = :team
                """)
            .bind("id", channel.id().value())
            .bind("team", channel.team().value())
            .bind("topic", channel.topic())
            .bind("purpose", channel.purpose())
            .bind("archived", channel.archived())
            .execute());
  }
}
