package dev.firedrill.workspace.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.IdSource;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.workspace.Identifiers;
import dev.firedrill.workspace.UserId;
import dev.firedrill.workspace.bots.About;
import dev.firedrill.workspace.bots.BotSockets;
import dev.firedrill.workspace.bots.Deliveries;
import dev.firedrill.workspace.bots.DeliveriesStored;
import dev.firedrill.workspace.bots.Delivery;
import dev.firedrill.workspace.bots.Interaction;
import dev.firedrill.workspace.console.Console;
import dev.firedrill.workspace.console.Exchange;
import dev.firedrill.workspace.console.Replays;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Replays by the same ways that the originals went. */
final class EnvelopeReplays implements Replays {
  private final Console console;
  private final BotSockets sockets;
  private final Deliveries deliveries;
  private final Openings openings;
  private final Identifiers identifiers;
  private final IdSource ids;
  private final Evidence evidence;
  private final Transactions transactions;
  private final DomainEvents events;
  private final InstantSource clock;

  EnvelopeReplays(
      Console console,
      BotSockets sockets,
      Deliveries deliveries,
      Openings openings,
      Identifiers identifiers,
      IdSource ids,
      Evidence evidence,
      Transactions transactions,
      DomainEvents events,
      InstantSource clock) {
    this.console = console;
    this.sockets = sockets;
    this.deliveries = deliveries;
    this.openings = openings;
    this.identifiers = identifiers;
    this.ids = ids;
    this.evidence = evidence;
    this.transactions = transactions;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public Outcome replay(TeamEnvironment bot, UUID exchange, PersonId by) {
    Optional<Exchange> original = console.find(bot, exchange);
    if (original.isEmpty()) {
      return new Outcome.Unknown();
    }
    return switch (original.get().kind()) {
      case CALL -> new Outcome.NotTold();
      case EVENT -> event(original.get(), by);
      case COMMAND -> interaction(original.get(), "slash_commands", by);
      case INTERACTION -> interaction(original.get(), "interactive", by);
    };
  }

  private Outcome event(Exchange original, PersonId by) {
    TeamEnvironment bot = original.bot();
    if (sockets.connections(bot) == 0) {
      return new Outcome.NotConnected();
    }
    ObjectNode payload = (ObjectNode) Json.stored(original.payload());
    payload.put("event_id", "Ev" + identifiers.id('0'));
    About about = original.about();
    Delivery delivery =
        new Delivery(
            ids.next(),
            bot,
            payload.toString(),
            0,
            "",
            about == null ? unknown(original) : about.replaying(original.id()));
    transactions.run(() -> {
      witness(original, by);
      deliveries.add(List.of(delivery), clock.instant(), true);
      events.publish(new DeliveriesStored(List.of(delivery)));
    });
    return sent(console.find(bot, delivery.id()));
  }

  /** What came again out of the database was not told what it is about. */
  private static About unknown(Exchange original) {
    return new About(About.Kind.OTHER, null, null, null, null, null, original.id());
  }

  private Outcome interaction(Exchange original, String type, PersonId by) {
    TeamEnvironment bot = original.bot();
    About about = original.about();
    @Nullable UserId user = about == null ? null : about.by();
    if (about == null || user == null || !sockets.canAsk(bot)) {
      return new Outcome.NotConnected();
    }
    Interaction again = openings.begin(bot, user, about.channel(), about.message());
    ObjectNode payload = (ObjectNode) Json.stored(original.payload());
    payload.put("trigger_id", again.id());
    if (payload.has("response_url")) {
      payload.put("response_url", openings.responseUrl(again));
    }
    transactions.run(() -> witness(original, by));
    // What it acknowledges with is seen in the console; nobody else waits for it.
    var _ =
        sockets.ask(
            bot,
            type,
            payload.toString(),
            About.interaction(about.kind(), again).replaying(original.id()));
    return sent(console.ofInteraction(bot, again.id()));
  }

  private static Outcome sent(Optional<Exchange> exchange) {
    // The last connection may have gone since we looked.
    return exchange.<Outcome>map(Outcome.Sent::new).orElseGet(Outcome.NotConnected::new);
  }

  private void witness(Exchange original, PersonId by) {
    String word = original.bot().environment().word();
    String what =
        switch (original.kind()) {
          case COMMAND -> "a command";
          case INTERACTION -> "an interaction";
          case EVENT, CALL -> "an event";
        };
    evidence.append(
        NewEvidence.of(
                EvidenceKind.BOT_EVENT_REPLAYED,
                original.bot().team(),
                "bot:" + word,
                "Replayed " + what + " of " + original.at() + " to the " + word + " bot")
            .withEnvironment(original.bot().environment())
            .withActor(by)
            .withPayload(Map.of("exchange", original.id().toString())));
  }
}
