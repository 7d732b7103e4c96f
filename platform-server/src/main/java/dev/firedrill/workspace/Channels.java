package dev.firedrill.workspace;

import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamId;
import dev.firedrill.workspace.bots.BotFeed;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes, joins, renames the subject of and archives channels. */
public final class Channels {
  private final Directory directory;
  private final BotFeed feed;
  private final Identifiers identifiers;
  private final DomainEvents events;
  private final Transactions transactions;

  public Channels(
      Directory directory,
      BotFeed feed,
      Identifiers identifiers,
      DomainEvents events,
      Transactions transactions) {
    this.directory = directory;
    this.feed = feed;
    this.identifiers = identifiers;
    this.events = events;
    this.transactions = transactions;
  }

  /** The members need not exist in memory yet; the bots among them are not told of others. */
  public Outcome<Channel> create(
      TeamId team,
      String name,
      String topic,
      ChannelKind kind,
      @Nullable EnvironmentName environment,
      List<UserId> members) {
    return add(
        new Channel(
            new ChannelId(identifiers.id('C')), team, name, topic, "", kind, environment, false),
        members);
  }

  /** The direct conversation of these two, made at the first call. */
  public Channel direct(TeamId team, UserId one, UserId other) {
    UserId first = one.value().compareTo(other.value()) < 0 ? one : other;
    UserId second = first.equals(one) ? other : one;
    String name = "dm-" + first + "-" + second;
    Optional<Channel> present = directory.get(team).channelNamed(name);
    return present.orElseGet(() -> {
      Channel made =
          new Channel(
              new ChannelId(identifiers.id('D')),
              team,
              name,
              "",
              "",
              ChannelKind.OTHER,
              null,
              false);
      return switch (add(made, List.of(first, second))) {
        case Outcome.Done<Channel> done -> done.value();
        // Somebody else was faster.
        case Outcome.Refused<Channel> taken ->
            directory.fresh(team).flatMap(now -> now.channelNamed(name)).orElseThrow();
      };
    });
  }

  private Outcome<Channel> add(Channel channel, List<UserId> members) {
    return transactions.call(() -> {
      if (!directory.addChannel(channel)) {
        return Outcome.refused(Refusal.NAME_TAKEN);
      }
      members.forEach(member -> directory.addMember(channel.team(), channel.id(), member));
      events.publish(new ChatNotice.ChannelChanged(channel));
      return Outcome.done(channel);
    });
  }

  /** Answers whether the user is new in the channel. Direct conversations cannot be joined. */
  public Outcome<Boolean> join(TeamId team, ChannelId id, UserId userId) {
    Workspace workspace = fresh(team);
    Optional<Channel> channel = workspace.channel(id).filter(found -> !found.id().isDirect());
    Optional<WorkspaceUser> user = workspace.user(userId);
    if (channel.isEmpty()) {
      return Outcome.refused(Refusal.CHANNEL_NOT_FOUND);
    }
    if (user.isEmpty()) {
      return Outcome.refused(Refusal.USER_NOT_FOUND);
    }
    if (channel.get().archived()) {
      return Outcome.refused(Refusal.IS_ARCHIVED);
    }
    return transactions.call(() -> {
      boolean joined =
          directory.addMember(team, id, userId) || directory.bringBack(team, id, userId);
      if (joined) {
        ChatNotice notice = new ChatNotice.MemberJoined(channel.get(), user.get());
        feed.tell(notice, directory.fresh(team).orElse(workspace));
        events.publish(notice);
      }
      return Outcome.done(joined);
    });
  }

  /** Answers whether the user was in the channel. */
  public Outcome<Boolean> leave(TeamId team, ChannelId id, UserId user) {
    if (fresh(team).channel(id).filter(found -> !found.id().isDirect()).isEmpty()) {
      return Outcome.refused(Refusal.CHANNEL_NOT_FOUND);
    }
    return Outcome.done(transactions.call(() -> directory.removeMember(team, id, user)));
  }

  /** Null leaves the topic or the purpose as it is. */
  public Outcome<Channel> describe(
      TeamId team, ChannelId id, @Nullable String topic, @Nullable String purpose) {
    return change(
        team,
        id,
        was ->
            new Channel(
                was.id(),
                was.team(),
                was.name(),
                topic == null ? was.topic() : topic,
                purpose == null ? was.purpose() : purpose,
                was.kind(),
                was.environment(),
                was.archived()));
  }

  /** Nobody can write in the channel afterwards; it can still be read. */
  public Outcome<Channel> archive(TeamId team, ChannelId id) {
    Optional<Channel> channel = fresh(team).channel(id);
    if (channel.isPresent() && channel.get().archived()) {
      return Outcome.refused(Refusal.ALREADY_ARCHIVED);
    }
    return change(
        team,
        id,
        was ->
            new Channel(
                was.id(),
                was.team(),
                was.name(),
                was.topic(),
                was.purpose(),
                was.kind(),
                was.environment(),
                true));
  }

  private Outcome<Channel> change(
      TeamId team, ChannelId id, java.util.function.UnaryOperator<Channel> change) {
    Optional<Channel> channel = fresh(team).channel(id);
    if (channel.isEmpty()) {
      return Outcome.refused(Refusal.CHANNEL_NOT_FOUND);
    }
    if (channel.get().archived()) {
      return Outcome.refused(Refusal.IS_ARCHIVED);
    }
    Channel after = change.apply(channel.get());
    transactions.run(() -> {
      directory.update(after);
      events.publish(new ChatNotice.ChannelChanged(after));
    });
    return Outcome.done(after);
  }

  private Workspace fresh(TeamId team) {
    return directory.fresh(team).orElseGet(() -> directory.get(team));
  }
}
