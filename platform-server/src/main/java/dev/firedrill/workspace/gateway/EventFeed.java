package dev.firedrill.workspace.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.IdSource;
import dev.firedrill.workspace.BotAccount;
import dev.firedrill.workspace.Channel;
import dev.firedrill.workspace.ChatNotice;
import dev.firedrill.workspace.Identifiers;
import dev.firedrill.workspace.Message;
import dev.firedrill.workspace.MessagePosted;
import dev.firedrill.workspace.MessageTs;
import dev.firedrill.workspace.Workspace;
import dev.firedrill.workspace.bots.About;
import dev.firedrill.workspace.bots.BotFeed;
import dev.firedrill.workspace.bots.BotSockets;
import dev.firedrill.workspace.bots.Deliveries;
import dev.firedrill.workspace.bots.DeliveriesStored;
import dev.firedrill.workspace.bots.Delivery;
import dev.firedrill.workspace.disturbance.Interference;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Writes what happens in a channel as events for each bot in it. */
final class EventFeed implements BotFeed {
  private final Deliveries deliveries;
  private final BotSockets sockets;
  private final Interference interference;
  private final Identifiers identifiers;
  private final IdSource ids;
  private final DomainEvents events;
  private final InstantSource clock;

  EventFeed(
      Deliveries deliveries,
      BotSockets sockets,
      Interference interference,
      Identifiers identifiers,
      IdSource ids,
      DomainEvents events,
      InstantSource clock) {
    this.deliveries = deliveries;
    this.sockets = sockets;
    this.interference = interference;
    this.identifiers = identifiers;
    this.ids = ids;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public void tell(ChatNotice notice, Workspace workspace) {
    switch (notice) {
      case MessagePosted posted -> posted(posted, workspace);
      case ChatNotice.MessageChanged changed ->
          send(
              workspace,
              changed.channel(),
              hidden("message_changed", workspace, changed.channel(), changed.before())
                  .set("message", Shapes.message(changed.after(), workspace)),
              about(About.Kind.OTHER, changed.before()));
      case ChatNotice.MessageDeleted deleted ->
          send(
              workspace,
              deleted.channel(),
              hidden("message_deleted", workspace, deleted.channel(), deleted.before())
                  .put("deleted_ts", deleted.before().ts().value()),
              about(About.Kind.OTHER, deleted.before()));
      case ChatNotice.ReactionChanged reaction ->
          send(workspace, reaction.channel(), reaction(reaction), aboutReaction(reaction));
      case ChatNotice.MemberJoined joined ->
          send(
              workspace,
              joined.channel(),
              Json.object()
                  .put("type", "member_joined_channel")
                  .put("user", joined.member().id().value())
                  .put("channel", joined.channel().id().value())
                  .put("channel_type", "C")
                  .put("team", workspace.slackId())
                  .put("event_ts", now().value()),
              About.event(
                  About.Kind.OTHER, joined.channel().id(), null, null, joined.member().id()));
      case ChatNotice.ThreadChanged _,
          ChatNotice.EphemeralPosted _,
          ChatNotice.ChannelChanged _,
          ChatNotice.ViewOpened _ -> {
        // Bots are not told of these.
      }
    }
  }

  private void posted(MessagePosted posted, Workspace workspace) {
    Message message = posted.message();
    List<BotAccount> bots = workspace.botsIn(posted.channel().id());
    if (bots.isEmpty()) {
      return;
    }
    ObjectNode event = Shapes.message(message, workspace);
    event.put("channel", posted.channel().id().value());
    event.put("event_ts", message.ts().value());
    event.put("channel_type", Shapes.channelType(posted.channel()));
    List<Delivery> all = new ArrayList<>();
    for (BotAccount bot : bots) {
      all.add(delivery(bot, workspace, event, about(About.Kind.MESSAGE, message)));
      boolean mentioned = message.text().contains("<@" + bot.user() + ">");
      if (mentioned && !posted.channel().id().isDirect()) {
        ObjectNode mention = event.deepCopy();
        mention.remove("channel_type");
        mention.put("type", "app_mention");
        all.add(delivery(bot, workspace, mention, about(About.Kind.MENTION, message)));
      }
    }
    store(all);
  }

  private ObjectNode hidden(
      String subtype, Workspace workspace, Channel channel, Message previous) {
    MessageTs now = now();
    ObjectNode event = Json.object();
    event.put("type", "message").put("subtype", subtype).put("hidden", true);
    event.put("channel", channel.id().value());
    event.put("channel_type", Shapes.channelType(channel));
    event.put("ts", now.value()).put("event_ts", now.value());
    event.set("previous_message", Shapes.message(previous, workspace));
    return event;
  }

  private static About aboutReaction(ChatNotice.ReactionChanged change) {
    Message message = change.message().message();
    return About.event(
        About.Kind.OTHER, message.channel(), message.ts(), message.threadTs(), change.by().id());
  }

  private ObjectNode reaction(ChatNotice.ReactionChanged change) {
    Message message = change.message().message();
    ObjectNode event = Json.object();
    event.put("type", change.added() ? "reaction_added" : "reaction_removed");
    event.put("user", change.by().id().value());
    event.put("reaction", change.name());
    event.put("item_user", message.author().value());
    event
        .putObject("item")
        .put("type", "message")
        .put("channel", message.channel().value())
        .put("ts", message.ts().value());
    return event.put("event_ts", now().value());
  }

  private static About about(About.Kind kind, Message message) {
    return About.event(kind, message.channel(), message.ts(), message.threadTs(), message.author());
  }

  private void send(Workspace workspace, Channel channel, ObjectNode event, About about) {
    store(
        workspace.botsIn(channel.id()).stream()
            .map(bot -> delivery(bot, workspace, event, about))
            .toList());
  }

  private Delivery delivery(BotAccount bot, Workspace workspace, ObjectNode event, About about) {
    ObjectNode payload = Json.object();
    payload.put("token", "").put("team_id", workspace.slackId());
    payload.put("context_team_id", workspace.slackId()).put("api_app_id", bot.appId());
    payload.set("event", event);
    payload.put("type", "event_callback").put("event_id", "Ev" + identifiers.id('0'));
    payload.put("event_time", clock.instant().getEpochSecond());
    payload
        .putArray("authorizations")
        .addObject()
        .putNull("enterprise_id")
        .put("team_id", workspace.slackId())
        .put("user_id", bot.user().value())
        .put("is_bot", true)
        .put("is_enterprise_install", false);
    payload.put("is_ext_shared_channel", false);
    payload.put("event_context", "4-" + identifiers.id('E'));
    return new Delivery(ids.next(), bot.bot(), payload.toString(), 0, "", echo(about, bot));
  }

  private static About echo(About about, BotAccount bot) {
    return bot.user().equals(about.by())
        ? About.event(About.Kind.ECHO, about.channel(), about.message(), about.thread(), bot.user())
        : about;
  }

  /** Whatever disturbs a bot's chat decides first. */
  private void store(List<Delivery> all) {
    List<Delivery> told = new ArrayList<>();
    for (Delivery one : all) {
      switch (interference.event(one.bot())) {
        case Interference.EventFate.Told _ -> told.add(one);
        case Interference.EventFate.Dropped _ -> {}
        case Interference.EventFate.Doubled _ -> {
          told.add(one);
          told.add(again(one));
        }
        case Interference.EventFate.Late(Duration by) ->
            deliveries.add(List.of(one), clock.instant().plus(by), false);
      }
    }
    tell(told);
  }

  /** As Slack repeats what it takes for lost: the same event in an envelope of its own. */
  private Delivery again(Delivery first) {
    return new Delivery(ids.next(), first.bot(), first.payload(), 1, "timeout", first.about());
  }

  /**
   * What a bot connected here gets is sent right after the commit; the rest waits for whoever
   * serves the bot.
   */
  private void tell(List<Delivery> all) {
    List<Delivery> here = all.stream().filter(it -> sockets.connections(it.bot()) > 0).toList();
    List<Delivery> elsewhere = all.stream().filter(it -> !here.contains(it)).toList();
    Instant now = clock.instant();
    if (!elsewhere.isEmpty()) {
      deliveries.add(elsewhere, now, false);
    }
    if (!here.isEmpty()) {
      deliveries.add(here, now, true);
      events.publish(new DeliveriesStored(here));
    }
  }

  private MessageTs now() {
    return MessageTs.ofMicros(ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()));
  }
}
