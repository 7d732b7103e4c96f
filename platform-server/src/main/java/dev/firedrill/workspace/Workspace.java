package dev.firedrill.workspace;

import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.TeamSlug;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One team's workspace as it was when read: who is in it, its channels and who belongs to them.
 * Immutable. What is not in here does not exist for anybody in this workspace.
 */
public record Workspace(
    TeamId team,
    String slackId,
    TeamSlug slug,
    String name,
    Map<UserId, WorkspaceUser> users,
    Map<ChannelId, Channel> channels,
    Map<ChannelId, Set<UserId>> members,
    Map<EnvironmentName, BotAccount> bots) {

  public Optional<WorkspaceUser> user(UserId id) {
    return Optional.ofNullable(users.get(id));
  }

  /** The user; fails when it is of no or of another workspace. */
  public WorkspaceUser userOrFail(UserId id) {
    return user(id).orElseThrow(() -> Failure.notFound("There is no user '" + id + "' here."));
  }

  public Optional<WorkspaceUser> userOf(PersonId person) {
    return users.values().stream().filter(user -> person.equals(user.person())).findFirst();
  }

  public Optional<WorkspaceUser> platform() {
    return users.values().stream().filter(user -> user.kind() == UserKind.PLATFORM).findFirst();
  }

  public Optional<Channel> channel(ChannelId id) {
    return Optional.ofNullable(channels.get(id));
  }

  public Optional<Channel> channelNamed(String name) {
    return channels.values().stream().filter(channel -> channel.name().equals(name)).findFirst();
  }

  public Set<UserId> members(ChannelId channel) {
    return members.getOrDefault(channel, Set.of());
  }

  public boolean isMember(ChannelId channel, UserId user) {
    return members(channel).contains(user);
  }

  /** The channels this user may look into: all but direct messages of others. By name. */
  public List<Channel> visibleTo(UserId user) {
    return channels.values().stream()
        .filter(channel -> !channel.id().isDirect() || isMember(channel.id(), user))
        .sorted((one, other) -> one.name().compareTo(other.name()))
        .toList();
  }

  public Optional<BotAccount> bot(EnvironmentName environment) {
    return Optional.ofNullable(bots.get(environment));
  }

  /** The bots that belong to the channel. */
  public List<BotAccount> botsIn(ChannelId channel) {
    Set<UserId> inside = members(channel);
    return bots.values().stream().filter(bot -> inside.contains(bot.user())).toList();
  }

  /** The bot that answers commands in this channel: its environment's, else production's. */
  public Optional<BotAccount> botFor(Channel channel) {
    @Nullable EnvironmentName environment = channel.environment();
    return bot(environment == null ? EnvironmentName.PRODUCTION : environment);
  }

  public TeamEnvironment environment(EnvironmentName name) {
    return new TeamEnvironment(team, name);
  }
}
