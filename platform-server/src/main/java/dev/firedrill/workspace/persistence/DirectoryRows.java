package dev.firedrill.workspace.persistence;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.Secret;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import dev.firedrill.workspace.BotAccount;
import dev.firedrill.workspace.Channel;
import dev.firedrill.workspace.ChannelId;
import dev.firedrill.workspace.ChannelKind;
import dev.firedrill.workspace.UserId;
import dev.firedrill.workspace.UserKind;
import dev.firedrill.workspace.WorkspaceUser;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** How rows of the directory become what they stand for. */
final class DirectoryRows {
  static final RowMapper<WorkspaceUser> USER =
      (row, context) -> {
        UUID person = row.getObject("person_id", UUID.class);
        return new WorkspaceUser(
            new UserId(row.getString("id")),
            team(row),
            UserKind.valueOf(row.getString("kind")),
            row.getString("name"),
            row.getString("handle"),
            person == null ? null : new PersonId(person),
            environment(row, "bot_environment"));
      };

  static final RowMapper<Channel> CHANNEL =
      (row, context) ->
          new Channel(
              new ChannelId(row.getString("id")),
              team(row),
              row.getString("name"),
              row.getString("topic"),
              row.getString("purpose"),
              ChannelKind.valueOf(row.getString("kind")),
              environment(row, "environment"),
              row.getBoolean("archived"));

  static final RowMapper<BotAccount> BOT =
      (row, context) ->
          new BotAccount(
              new TeamEnvironment(team(row), EnvironmentName.valueOf(row.getString("environment"))),
              new UserId(row.getString("user_id")),
              row.getString("app_id"),
              new Secret(row.getString("bot_token")),
              new Secret(row.getString("app_token")),
              Set.of(row.getString("scopes").split(",")));

  private DirectoryRows() {}

  private static TeamId team(ResultSet row) throws SQLException {
    return new TeamId(row.getObject("team_id", UUID.class));
  }

  private static @Nullable EnvironmentName environment(ResultSet row, String column)
      throws SQLException {
    String name = row.getString(column);
    return name == null ? null : EnvironmentName.valueOf(name);
  }
}
