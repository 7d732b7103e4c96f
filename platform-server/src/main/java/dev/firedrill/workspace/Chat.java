package dev.firedrill.workspace;

import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.team.TeamId;
import dev.firedrill.workspace.Messages.Posted;
import dev.firedrill.workspace.bots.BotFeed;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What anybody does in the channels of a workspace. Every change is one transaction together with
 * what the bots will be told of it and, when a person of the course wrote, with its evidence.
 */
public final class Chat {
  private static final int QUOTED = 120;

  private final Directory directory;
  private final Messages messages;
  private final BotFeed feed;
  private final Evidence evidence;
  private final DomainEvents events;
  private final Transactions transactions;

  public Chat(
      Directory directory,
      Messages messages,
      BotFeed feed,
      Evidence evidence,
      DomainEvents events,
      Transactions transactions) {
    this.directory = directory;
    this.messages = messages;
    this.feed = feed;
    this.evidence = evidence;
    this.events = events;
    this.transactions = transactions;
  }

  /** Posts; people and synthetic users join the channel by it, bots must belong to it. */
  public Outcome<Message> post(TeamId team, NewMessage message, boolean broadcast) {
    return post(team, message, broadcast, "");
  }

  /** Posts for the instance of a bot that came by this track. */
  public Outcome<Message> post(TeamId team, NewMessage message, boolean broadcast, String track) {
    return place(team, message, place -> store(place, message, broadcast, track));
  }

  /** Shows the message to one user, now and when the channel is read again. */
  public Outcome<Message> postEphemeral(TeamId team, NewMessage message, UserId onlyFor) {
    return place(
        team,
        message,
        place -> {
          Optional<WorkspaceUser> reader = place.workspace().user(onlyFor);
          if (reader.isEmpty()) {
            return Outcome.refused(Refusal.USER_NOT_FOUND);
          }
          Optional<Message> stored = messages.whisper(team, message, onlyFor);
          if (stored.isEmpty()) {
            return Outcome.refused(Refusal.IS_ARCHIVED);
          }
          events.publish(
              new ChatNotice.EphemeralPosted(
                  stored.get(), place.user(), reader.get(), place.channel()));
          return Outcome.done(stored.get());
        });
  }

  public Outcome<ChatMessage> edit(
      TeamId team,
      UserId by,
      ChannelId channel,
      MessageTs ts,
      String text,
      @Nullable String blocks) {
    return change(
        team,
        by,
        channel,
        ts,
        (place, before) -> {
          if (!before.message().author().equals(by)) {
            return Outcome.refused(Refusal.CANT_UPDATE_MESSAGE);
          }
          messages.edit(team, channel, ts, text, blocks);
          ChatMessage after = found(place, ts);
          publish(
              new ChatNotice.MessageChanged(before.message(), after, place.channel()),
              place.workspace());
          return Outcome.done(after);
        });
  }

  public Outcome<ChatMessage> delete(TeamId team, UserId by, ChannelId channel, MessageTs ts) {
    return change(
        team,
        by,
        channel,
        ts,
        (place, before) -> {
          if (!before.message().author().equals(by)) {
            return Outcome.refused(Refusal.CANT_DELETE_MESSAGE);
          }
          messages.delete(before);
          ChatMessage gone = blanked(before);
          publish(
              new ChatNotice.MessageDeleted(gone, before.message(), place.channel()),
              place.workspace());
          return Outcome.done(gone);
        });
  }

  public Outcome<ChatMessage> react(
      TeamId team, UserId by, ChannelId channel, MessageTs ts, String name) {
    return change(
        team,
        by,
        channel,
        ts,
        (place, before) ->
            messages.react(team, channel, ts, name, by)
                ? reacted(place, ts, name, true)
                : Outcome.refused(Refusal.ALREADY_REACTED));
  }

  public Outcome<ChatMessage> unreact(
      TeamId team, UserId by, ChannelId channel, MessageTs ts, String name) {
    return change(
        team,
        by,
        channel,
        ts,
        (place, before) ->
            messages.unreact(team, channel, ts, name, by)
                ? reacted(place, ts, name, false)
                : Outcome.refused(Refusal.NO_REACTION));
  }

  public Outcome<ChatMessage> pin(TeamId team, UserId by, ChannelId channel, MessageTs ts) {
    return change(
        team,
        by,
        channel,
        ts,
        (place, message) ->
            messages.pin(team, channel, ts, by)
                ? Outcome.done(message)
                : Outcome.refused(Refusal.ALREADY_PINNED));
  }

  private Outcome<ChatMessage> reacted(Place place, MessageTs ts, String name, boolean added) {
    ChatMessage after = found(place, ts);
    publish(
        new ChatNotice.ReactionChanged(after, name, place.user(), added, place.channel()),
        place.workspace());
    return Outcome.done(after);
  }

  private Outcome<Message> store(Place place, NewMessage message, boolean broadcast, String track) {
    boolean witnessed = place.user().kind() == UserKind.PERSON;
    Outcome<Posted> outcome =
        messages.post(place.workspace().team(), message, broadcast, !witnessed);
    return switch (outcome) {
      case Outcome.Refused<Posted> refused -> Outcome.refused(refused.why());
      case Outcome.Done<Posted> done -> {
        Message stored = done.value().message();
        if (witnessed) {
          witness(place, stored);
        }
        publish(new MessagePosted(stored, place.user(), place.channel(), track), place.workspace());
        // Counting locks the parent: whoever locks both that and evidence takes the evidence first.
        Optional<ChatMessage> parent =
            witnessed ? messages.countReply(stored) : Optional.ofNullable(done.value().parent());
        parent.ifPresent(
            counted -> events.publish(new ChatNotice.ThreadChanged(counted, place.channel())));
        yield Outcome.done(stored);
      }
    };
  }

  private void witness(Place place, Message message) {
    Channel channel = place.channel();
    if (channel.id().isDirect()) {
      return;
    }
    String words = message.text().strip().replaceAll("\\s+", " ");
    String quoted = words.length() <= QUOTED ? words : words.substring(0, QUOTED - 1) + "…";
    NewEvidence fact =
        NewEvidence.of(
                EvidenceKind.CHAT_MESSAGE,
                message.team(),
                "#" + channel.name(),
                place.user().name() + " in #" + channel.name() + ": " + quoted)
            .withActor(place.user().person())
            .withPayload(
                Map.of(
                    "channel", channel.id().value(),
                    "channelName", channel.name(),
                    "channelKind", channel.kind().name(),
                    "ts", message.ts().value()));
    evidence.append(
        channel.environment() == null ? fact : fact.withEnvironment(channel.environment()));
  }

  /** Where something happens and who does it. */
  private record Place(Workspace workspace, Channel channel, WorkspaceUser user) {}

  private Outcome<Message> place(
      TeamId team, NewMessage message, Function<Place, Outcome<Message>> work) {
    Outcome<Place> entered = enter(team, message.channel(), message.author());
    return switch (entered) {
      case Outcome.Refused<Place> refused -> Outcome.refused(refused.why());
      case Outcome.Done<Place> done ->
          transactions.call(() -> {
            join(done.value());
            return work.apply(done.value());
          });
    };
  }

  private interface Change {
    Outcome<ChatMessage> make(Place place, ChatMessage before);
  }

  private Outcome<ChatMessage> change(
      TeamId team, UserId by, ChannelId channel, MessageTs ts, Change change) {
    Outcome<Place> entered = enter(team, channel, by);
    return switch (entered) {
      case Outcome.Refused<Place> refused -> Outcome.refused(refused.why());
      case Outcome.Done<Place> done ->
          transactions.call(() -> {
            Optional<ChatMessage> before =
                messages.find(team, channel, ts, by).filter(found -> !found.deleted());
            return before.isEmpty()
                ? Outcome.refused(Refusal.MESSAGE_NOT_FOUND)
                : change.make(done.value(), before.get());
          });
    };
  }

  private Outcome<Place> enter(TeamId team, ChannelId channelId, UserId userId) {
    Workspace workspace = directory.get(team);
    if (workspace.channel(channelId).isEmpty() || workspace.user(userId).isEmpty()) {
      workspace = directory.fresh(team).orElse(workspace);
    }
    Optional<Channel> channel = workspace.channel(channelId);
    if (channel.isEmpty()) {
      return Outcome.refused(Refusal.CHANNEL_NOT_FOUND);
    }
    Optional<WorkspaceUser> user = workspace.user(userId);
    if (user.isEmpty()) {
      return Outcome.refused(Refusal.USER_NOT_FOUND);
    }
    boolean member = workspace.isMember(channelId, userId);
    if (!member && channelId.isDirect()) {
      return Outcome.refused(Refusal.CHANNEL_NOT_FOUND);
    }
    if (!member && user.get().kind() == UserKind.BOT) {
      return Outcome.refused(Refusal.NOT_IN_CHANNEL);
    }
    if (channel.get().archived()) {
      return Outcome.refused(Refusal.IS_ARCHIVED);
    }
    return Outcome.done(new Place(workspace, channel.get(), user.get()));
  }

  private void join(Place place) {
    ChannelId channel = place.channel().id();
    UserKind kind = place.user().kind();
    boolean joins = kind == UserKind.PERSON || kind == UserKind.SYNTHETIC;
    if (joins && !place.workspace().isMember(channel, place.user().id())) {
      if (directory.addMember(place.workspace().team(), channel, place.user().id())) {
        publish(new ChatNotice.MemberJoined(place.channel(), place.user()), place.workspace());
      }
    }
  }

  private ChatMessage found(Place place, MessageTs ts) {
    return messages
        .find(place.workspace().team(), place.channel().id(), ts, place.user().id())
        .orElseThrow(() -> new IllegalStateException("message " + ts + " is gone"));
  }

  private void publish(ChatNotice notice, Workspace workspace) {
    feed.tell(notice, workspace);
    events.publish(notice);
  }

  private static ChatMessage blanked(ChatMessage before) {
    Message was = before.message();
    return new ChatMessage(
        new Message(
            was.team(),
            was.channel(),
            was.ts(),
            was.author(),
            "",
            null,
            was.threadTs(),
            was.onlyFor(),
            was.edited(),
            was.postedAt()),
        true,
        before.broadcast(),
        before.replyCount(),
        before.replyUsers(),
        before.lastReplyTs(),
        before.reactions());
  }
}
