package dev.firedrill.incident;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.Secret;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import dev.firedrill.workspace.Channel;
import dev.firedrill.workspace.ChannelId;
import dev.firedrill.workspace.ChannelKind;
import dev.firedrill.workspace.Message;
import dev.firedrill.workspace.MessageTs;
import dev.firedrill.workspace.NewMessage;
import dev.firedrill.workspace.UserId;
import dev.firedrill.workspace.UserKind;
import dev.firedrill.workspace.WorkspaceUser;
import dev.firedrill.workspace.Workspaces;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A chat that remembers what was posted and which channels were made. */
public final class InMemoryWorkspaces implements Workspaces {
  private final Map<ChannelId, Channel> channels = new LinkedHashMap<>();
  private final Map<ChannelId, List<UserId>> members = new LinkedHashMap<>();
  private final Map<UserId, WorkspaceUser> users = new LinkedHashMap<>();
  private final List<Message> messages = new CopyOnWriteArrayList<>();
  private final List<Whisper> whispers = new CopyOnWriteArrayList<>();
  private boolean broken;

  /** A message that only one user sees. */
  public record Whisper(UserId to, ChannelId channel, String text) {}

  public List<Whisper> whispers() {
    return List.copyOf(whispers);
  }

  /** From now on every post fails. */
  public void breakPosting() {
    broken = true;
  }

  public List<String> textsIn(ChannelId channel) {
    return messages.stream()
        .filter(message -> message.channel().equals(channel))
        .map(Message::text)
        .toList();
  }

  public List<Message> messages() {
    return List.copyOf(messages);
  }

  public List<UserId> membersOf(ChannelId channel) {
    return members.getOrDefault(channel, List.of());
  }

  @Override
  public void provision(TeamId team) {}

  @Override
  public BotCredentials credentials(TeamEnvironment bot) {
    String name = "UB" + bot.environment().name().charAt(0) + tail(bot.team().toString());
    return new BotCredentials(new UserId(name), new Secret("xoxb"), new Secret("xapp"));
  }

  @Override
  public UserId platformUser(TeamId team) {
    return new UserId("UPLATFORM");
  }

  @Override
  public synchronized UserId userOf(TeamId team, PersonId person) {
    UserId id = new UserId("U" + tail(person.toString()));
    users.put(id, new WorkspaceUser(id, team, UserKind.PERSON, "name", "handle", person, null));
    return id;
  }

  private static String tail(String uuid) {
    return uuid.replace("-", "").substring(0, 10).toUpperCase(Locale.ROOT);
  }

  @Override
  public UserId syntheticUser(TeamEnvironment bot, String handle, String name) {
    return new UserId("USYN" + handle.toUpperCase(Locale.ROOT));
  }

  @Override
  public synchronized Optional<WorkspaceUser> user(TeamId team, UserId user) {
    return Optional.ofNullable(users.get(user)).filter(found -> found.team().equals(team));
  }

  @Override
  public Channel usersChannel(TeamEnvironment bot) {
    return standing(bot.team(), "users", ChannelKind.USERS, bot.environment());
  }

  @Override
  public Channel opsChannel(TeamId team) {
    return standing(team, "ops", ChannelKind.OPS, null);
  }

  private synchronized Channel standing(
      TeamId team, String name, ChannelKind kind, @Nullable EnvironmentName environment) {
    ChannelId id = new ChannelId("C" + name.toUpperCase(Locale.ROOT) + tail(team.toString()));
    return channels.computeIfAbsent(
        id, key -> new Channel(key, team, name, "", "", kind, environment, false));
  }

  @Override
  public synchronized Optional<Channel> channel(TeamId team, ChannelId id) {
    return Optional.ofNullable(channels.get(id)).filter(found -> found.team().equals(team));
  }

  @Override
  public synchronized Channel createChannel(
      TeamId team, String name, String topic, ChannelKind kind, List<UserId> people) {
    ChannelId id = new ChannelId("C" + (1000 + channels.size()));
    Channel channel = new Channel(id, team, name, topic, "", kind, null, false);
    channels.put(id, channel);
    members.put(id, List.copyOf(people));
    return channel;
  }

  @Override
  public synchronized Message post(NewMessage message) {
    if (broken) {
      throw new IllegalStateException("chat is broken");
    }
    Message posted = made(message);
    messages.add(posted);
    return posted;
  }

  private Message made(NewMessage message) {
    TeamId team = Objects.requireNonNull(channels.get(message.channel())).team();
    MessageTs ts = new MessageTs("1000000000.%06d".formatted(messages.size()));
    return new Message(
        team,
        message.channel(),
        ts,
        message.author(),
        message.text(),
        message.blocks(),
        message.threadTs(),
        null,
        false,
        Instant.EPOCH);
  }

  @Override
  public synchronized Message postEphemeral(NewMessage message, UserId onlyFor) {
    whispers.add(new Whisper(onlyFor, message.channel(), message.text()));
    return made(message);
  }

  @Override
  public synchronized Optional<Channel> channelByName(TeamId team, String name) {
    return channels.values().stream()
        .filter(channel -> channel.team().equals(team) && channel.name().equals(name))
        .findFirst();
  }

  @Override
  public int connections(TeamEnvironment bot) {
    return 0;
  }
}
