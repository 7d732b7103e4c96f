package dev.firedrill.chaos;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import dev.firedrill.workspace.Channel;
import dev.firedrill.workspace.ChannelId;
import dev.firedrill.workspace.ChannelKind;
import dev.firedrill.workspace.Message;
import dev.firedrill.workspace.MessageTs;
import dev.firedrill.workspace.NewMessage;
import dev.firedrill.workspace.UserId;
import dev.firedrill.workspace.WorkspaceUser;
import dev.firedrill.workspace.Workspaces;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A workspace that keeps what was posted. */
final class FakeWorkspaces implements Workspaces {
  final List<Message> posted = new ArrayList<>();
  private final InstantSource clock;

  FakeWorkspaces(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void provision(TeamId team) {}

  @Override
  public BotCredentials credentials(TeamEnvironment bot) {
    throw new UnsupportedOperationException();
  }

  @Override
  public UserId platformUser(TeamId team) {
    return new UserId("U-platform");
  }

  @Override
  public UserId userOf(TeamId team, PersonId person) {
    return new UserId("U-" + person);
  }

  @Override
  public UserId syntheticUser(TeamEnvironment bot, String handle, String name) {
    return new UserId("U-" + handle);
  }

  @Override
  public Optional<WorkspaceUser> user(TeamId team, UserId user) {
    return Optional.empty();
  }

  @Override
  public Channel usersChannel(TeamEnvironment bot) {
    return channel(bot.team(), "C-users", ChannelKind.USERS);
  }

  @Override
  public Channel opsChannel(TeamId team) {
    return channel(team, "C-ops", ChannelKind.OPS);
  }

  private static Channel channel(TeamId team, String id, ChannelKind kind) {
    return new Channel(new ChannelId(id), team, id, "", "", kind, null, false);
  }

  @Override
  public Optional<Channel> channel(TeamId team, ChannelId id) {
    return Optional.empty();
  }

  @Override
  public Channel createChannel(
      TeamId team, String name, String topic, ChannelKind kind, List<UserId> members) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Message post(NewMessage message) {
    Message made =
        new Message(
            new TeamId(new java.util.UUID(0, 0)),
            message.channel(),
            new MessageTs("1700000000.%06d".formatted(posted.size())),
            message.author(),
            message.text(),
            null,
            null,
            null,
            false,
            clock.instant());
    posted.add(made);
    return made;
  }

  @Override
  public Message postEphemeral(NewMessage message, UserId onlyFor) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Channel> channelByName(TeamId team, String name) {
    return Optional.empty();
  }

  @Override
  public int connections(TeamEnvironment bot) {
    return 1;
  }
}
