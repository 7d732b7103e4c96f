package dev.firedrill.workspace;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.Secret;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import java.util.List;
import java.util.Optional;

/**
 * What other features do in the teams' chat. Every team has a workspace of its own; nothing here
 * reaches across. All calls join the caller's transaction.
 */
public interface Workspaces {
  /** The tokens with which a bot of this environment speaks to the gateway. */
  record BotCredentials(UserId botUser, Secret botToken, Secret appToken) {}

  /**
   * Makes the team's workspace: its channels ({@code <slug>-users}, {@code <slug>-staging}, {@code
   * <slug>-ops}), members, both bot users and the platform user. Does nothing where it exists; adds
   * members who are new.
   */
  void provision(TeamId team);

  /** The bot's credentials, the same at each call. */
  BotCredentials credentials(TeamEnvironment bot);

  UserId platformUser(TeamId team);

  /** The person's user in this workspace, made at the first call. */
  UserId userOf(TeamId team, PersonId person);

  /**
   * A synthetic user of this handle, made at the first call and a member of the environment's users
   * channel.
   */
  UserId syntheticUser(TeamEnvironment bot, String handle, String name);

  Optional<WorkspaceUser> user(TeamId team, UserId user);

  /** The channel in which users talk to the environment's bot. */
  Channel usersChannel(TeamEnvironment bot);

  Channel opsChannel(TeamId team);

  Optional<Channel> channel(TeamId team, ChannelId id);

  Channel createChannel(
      TeamId team, String name, String topic, ChannelKind kind, List<UserId> members);

  /** Posts and delivers; fails with a {@code Failure} when the channel is archived or unknown. */
  Message post(NewMessage message);

  /** Shows a message to one user only; not kept for others. */
  Message postEphemeral(NewMessage message, UserId onlyFor);

  /**
   * Posts without telling the caller's thread anything else; how a person's or a command's channel
   * is found by name.
   */
  Optional<Channel> channelByName(TeamId team, String name);

  /** How many Socket Mode connections the bot holds now, on this server. */
  int connections(TeamEnvironment bot);

  /** The bot user of the environment. */
  default UserId botUser(TeamId team, EnvironmentName environment) {
    return credentials(new TeamEnvironment(team, environment)).botUser();
  }
}
