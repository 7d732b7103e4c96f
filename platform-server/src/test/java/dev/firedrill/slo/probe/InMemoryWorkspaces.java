package dev.firedrill.slo.probe;

import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.kernel.Secret;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import dev.firedrill.workspace.Channel;
import dev.firedrill.workspace.ChannelId;
import dev.firedrill.workspace.ChannelKind;
import dev.firedrill.workspace.Message;
import dev.firedrill.workspace.MessagePosted;
import dev.firedrill.workspace.MessageTs;
import dev.firedrill.workspace.NewMessage;
import dev.firedrill.workspace.UserId;
import dev.firedrill.workspace.UserKind;
import dev.firedrill.workspace.WorkspaceUser;
import dev.firedrill.workspace.Workspaces;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Chat in memory, as far as synthetic users and bots need it. */
final class InMemoryWorkspaces implements Workspaces {
  final List<Message> posted = new ArrayList<>();
  final Map<UserId, WorkspaceUser> users = new ConcurrentHashMap<>();

  /** While this is set, users cannot write; bots still can. */
  boolean broken;

  private final InstantSource clock;
  private final DomainEvents events;
  private final Map<ChannelId, Channel> channels = new ConcurrentHashMap<>();
  private int count;

  InMemoryWorkspaces(InstantSource clock, DomainEvents events) {
    this.clock = clock;
    this.events = events;
  }

  @Override
  public void provision(TeamId team) {}

  @Override
  public BotCredentials credentials(TeamEnvironment bot) {
    UserId user = new UserId("UBOT" + bot.environment().word() + bot.team());
    users.putIfAbsent(
        user,
        new WorkspaceUser(user, bot.team(), UserKind.BOT, "bot", "bot", null, bot.environment()));
    return new BotCredentials(user, new Secret("xoxb"), new Secret("xapp"));
  }

  @Override
  public UserId platformUser(TeamId team) {
    throw new UnsupportedOperationException();
  }

  @Override
  public UserId userOf(TeamId team, PersonId person) {
    throw new UnsupportedOperationException();
  }

  @Override
  public UserId syntheticUser(TeamEnvironment bot, String handle, String name) {
    UserId user = new UserId("U" + handle);
    users.put(
        user, new WorkspaceUser(user, bot.team(), UserKind.SYNTHETIC, name, handle, null, null));
    return user;
  }

  @Override
  public Optional<WorkspaceUser> user(TeamId team, UserId user) {
    return Optional.ofNullable(users.get(user));
  }

  @Override
  public Channel usersChannel(TeamEnvironment bot) {
    ChannelId id = new ChannelId("C" + bot.environment().word() + bot.team());
    return channels.computeIfAbsent(
        id,
        _ ->
            new Channel(
                id, bot.team(), "users", "", "", ChannelKind.USERS, bot.environment(), false));
  }

  @Override
  public Channel opsChannel(TeamId team) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Channel> channel(TeamId team, ChannelId id) {
    return Optional.ofNullable(channels.get(id));
  }

  @Override
  public Channel createChannel(
      TeamId team, String name, String topic, ChannelKind kind, List<UserId> members) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Message post(NewMessage message) {
    return post(message, "");
  }

  /** As the instance of a bot does that came by this track. */
  synchronized Message post(NewMessage message, String track) {
    Channel channel = channels.get(message.channel());
    WorkspaceUser author = users.get(message.author());
    if (broken && author != null && author.kind() == UserKind.SYNTHETIC) {
      throw new Failure(ProblemCode.UNAVAILABLE, "The chat is away.");
    }
    if (channel == null || author == null) {
      throw Failure.notFound("no channel " + message.channel() + " or user " + message.author());
    }
    count++;
    Message kept =
        new Message(
            channel.team(),
            message.channel(),
            new MessageTs("%d.%06d".formatted(clock.instant().getEpochSecond(), count)),
            message.author(),
            message.text(),
            null,
            message.threadTs(),
            null,
            false,
            clock.instant());
    posted.add(kept);
    events.publish(new MessagePosted(kept, author, channel, track));
    return kept;
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
