package dev.firedrill.workspace;

import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Member;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.Teams;
import dev.firedrill.workspace.bots.BotSockets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The workspaces as other features use them. */
public final class WorkspaceDesk implements Workspaces, VisitingBots {
  /** What a lab bot may do; Slack's names. */
  public static final Set<String> SCOPES =
      Set.of(
          "app_mentions:read",
          "channels:history",
          "channels:join",
          "channels:manage",
          "channels:read",
          "chat:write",
          "commands",
          "im:history",
          "im:read",
          "im:write",
          "pins:write",
          "reactions:read",
          "reactions:write",
          "team:read",
          "users:read",
          "users:read.email");

  private final Directory directory;
  private final Channels channels;
  private final Chat chat;
  private final BotSockets sockets;
  private final Teams teams;
  private final Identifiers identifiers;
  private final Transactions transactions;

  public WorkspaceDesk(
      Directory directory,
      Channels channels,
      Chat chat,
      BotSockets sockets,
      Teams teams,
      Identifiers identifiers,
      Transactions transactions) {
    this.directory = directory;
    this.channels = channels;
    this.chat = chat;
    this.sockets = sockets;
    this.teams = teams;
    this.identifiers = identifiers;
    this.transactions = transactions;
  }

  @Override
  public void provision(TeamId id) {
    transactions.run(() -> {
      Team team = teams.get(id);
      directory.addWorkspace(id, identifiers.id('T'));
      addUser(id, UserKind.PLATFORM, "Firedrill", "firedrill", null, null);
      UserId production = provisionBot(team, EnvironmentName.PRODUCTION);
      UserId staging = provisionBot(team, EnvironmentName.STAGING);
      Channel users =
          provisionChannel(
              team,
              "users",
              "Users talk to the production bot here",
              ChannelKind.USERS,
              EnvironmentName.PRODUCTION);
      Channel trial =
          provisionChannel(
              team,
              "staging",
              "Try the staging bot here",
              ChannelKind.USERS,
              EnvironmentName.STAGING);
      Channel ops =
          provisionChannel(team, "ops", "Where the team operates its bot", ChannelKind.OPS, null);
      directory.addMember(id, users.id(), production);
      directory.addMember(id, ops.id(), production);
      directory.addMember(id, trial.id(), staging);
      for (Member member : teams.members(id)) {
        UserId person = userOf(id, member.id());
        for (Channel channel : List.of(users, trial, ops)) {
          directory.addMember(id, channel.id(), person);
        }
      }
    });
  }

  private UserId provisionBot(Team team, EnvironmentName environment) {
    boolean production = environment == EnvironmentName.PRODUCTION;
    String handle = production ? team.slug() + "-bot" : team.slug() + "-bot-staging";
    String name = production ? team.name() + " bot" : team.name() + " bot (staging)";
    WorkspaceUser user = addUser(team.id(), UserKind.BOT, name, handle, null, environment);
    Workspace now = fresh(team.id());
    if (now.bot(environment).isEmpty()) {
      directory.addBot(
          new BotAccount(
              new TeamEnvironment(team.id(), environment),
              user.id(),
              identifiers.id('A'),
              identifiers.botToken(),
              identifiers.appToken(),
              SCOPES));
    }
    return user.id();
  }

  private Channel provisionChannel(
      Team team,
      String suffix,
      String topic,
      ChannelKind kind,
      @Nullable EnvironmentName environment) {
    String name = team.slug() + "-" + suffix;
    Optional<Channel> present = fresh(team.id()).channelNamed(name);
    return present.orElseGet(
        () -> channels.create(team.id(), name, topic, kind, environment, List.of()).orFail());
  }

  private WorkspaceUser addUser(
      TeamId team,
      UserKind kind,
      String name,
      String handle,
      @Nullable PersonId person,
      @Nullable EnvironmentName environment) {
    return directory.addUser(
        new WorkspaceUser(
            new UserId(identifiers.id('U')), team, kind, name, handle, person, environment));
  }

  @Override
  public BotCredentials credentials(TeamEnvironment bot) {
    BotAccount account =
        workspace(bot.team())
            .bot(bot.environment())
            .or(() -> fresh(bot.team()).bot(bot.environment()))
            .orElseThrow(() -> new IllegalStateException("no bot was provisioned for " + bot));
    return new BotCredentials(account.user(), account.botToken(), account.appToken());
  }

  @Override
  public UserId platformUser(TeamId team) {
    return workspace(team)
        .platform()
        .or(() -> fresh(team).platform())
        .map(WorkspaceUser::id)
        .orElseThrow(() -> new IllegalStateException("team " + team + " has no platform user"));
  }

  @Override
  public UserId userOf(TeamId team, PersonId person) {
    Optional<WorkspaceUser> present =
        directory.find(team).flatMap(workspace -> workspace.userOf(person));
    return present
        .map(WorkspaceUser::id)
        .orElseGet(() -> {
          Member member =
              teams
                  .person(person)
                  .orElseThrow(() -> Failure.notFound("There is no person '" + person + "'."));
          return addUser(team, UserKind.PERSON, member.name(), member.handle(), person, null).id();
        });
  }

  @Override
  public UserId syntheticUser(TeamEnvironment bot, String handle, String name) {
    WorkspaceUser user = addUser(bot.team(), UserKind.SYNTHETIC, name, handle, null, null);
    directory.addMember(bot.team(), usersChannel(bot).id(), user.id());
    return user.id();
  }

  @Override
  public UserId visit(TeamEnvironment bot, String handle, String name) {
    WorkspaceUser user = addUser(bot.team(), UserKind.BOT, name, handle, null, null);
    directory.addMember(bot.team(), usersChannel(bot).id(), user.id());
    return user.id();
  }

  @Override
  public void dismiss(TeamEnvironment bot, UserId visitor) {
    directory.removeMember(bot.team(), usersChannel(bot).id(), visitor);
  }

  @Override
  public Optional<WorkspaceUser> user(TeamId team, UserId user) {
    return workspace(team).user(user).or(() -> fresh(team).user(user));
  }

  @Override
  public Channel usersChannel(TeamEnvironment bot) {
    return oneChannel(
        bot.team(),
        channel ->
            channel.kind() == ChannelKind.USERS && channel.environment() == bot.environment());
  }

  @Override
  public Channel opsChannel(TeamId team) {
    return oneChannel(team, channel -> channel.kind() == ChannelKind.OPS);
  }

  private Channel oneChannel(TeamId team, java.util.function.Predicate<Channel> which) {
    return workspace(team).channels().values().stream()
        .filter(which)
        .findFirst()
        .or(() -> fresh(team).channels().values().stream().filter(which).findFirst())
        .orElseThrow(() -> new IllegalStateException("team " + team + " is not provisioned"));
  }

  @Override
  public Optional<Channel> channel(TeamId team, ChannelId id) {
    return workspace(team).channel(id).or(() -> fresh(team).channel(id));
  }

  @Override
  public Optional<Channel> channelByName(TeamId team, String name) {
    return workspace(team).channelNamed(name).or(() -> fresh(team).channelNamed(name));
  }

  @Override
  public Channel createChannel(
      TeamId team, String name, String topic, ChannelKind kind, List<UserId> members) {
    List<UserId> all = new ArrayList<>(members);
    UserId bot = botUser(team, EnvironmentName.PRODUCTION);
    // The team's bot can be asked for help in an incident's channel too.
    if (kind == ChannelKind.INCIDENT && !all.contains(bot)) {
      all.add(bot);
    }
    return channels.create(team, name, topic, kind, null, all).orFail();
  }

  @Override
  public Message post(NewMessage message) {
    return chat.post(teamOf(message.channel()), message, false).orFail();
  }

  @Override
  public Message postEphemeral(NewMessage message, UserId onlyFor) {
    return chat.postEphemeral(teamOf(message.channel()), message, onlyFor).orFail();
  }

  @Override
  public int connections(TeamEnvironment bot) {
    return sockets.connections(bot);
  }

  private TeamId teamOf(ChannelId channel) {
    return directory.teamOf(channel).orElseThrow(Refusal.CHANNEL_NOT_FOUND::failure);
  }

  private Workspace workspace(TeamId team) {
    return directory.get(team);
  }

  private Workspace fresh(TeamId team) {
    return directory
        .fresh(team)
        .orElseThrow(() -> new IllegalStateException("team " + team + " has no workspace yet"));
  }
}
