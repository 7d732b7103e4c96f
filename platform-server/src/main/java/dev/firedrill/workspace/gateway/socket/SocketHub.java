package dev.firedrill.workspace.gateway.socket;

import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.IdSource;
import dev.firedrill.kernel.Secret;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.workspace.BotConnectionChanged;
import dev.firedrill.workspace.Identifiers;
import dev.firedrill.workspace.MessageRoutes;
import dev.firedrill.workspace.bots.About;
import dev.firedrill.workspace.bots.BotSockets;
import dev.firedrill.workspace.bots.Deliveries;
import dev.firedrill.workspace.bots.DeliveriesStored;
import dev.firedrill.workspace.bots.Delivery;
import dev.firedrill.workspace.bots.Tap;
import dev.firedrill.workspace.bots.Ticket;
import dev.firedrill.workspace.disturbance.Interference;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Knows every open socket of this server and what is on its way over it. The database is the truth
 * of what is undelivered; this only sends, counts acknowledgements and looks every so often for
 * what is due. Thread-safe; {@link #tick} is called by one thread.
 */
final class SocketHub implements BotSockets {
  private static final Duration TICKET_LIFE = Duration.ofSeconds(60);
  private static final Duration PURGE_EVERY = Duration.ofMinutes(1);
  private static final int CLAIM = 500;
  private static final int GOING_AWAY = 1001;
  private static final int POLICY = 1008;

  private record Carried(SocketConnection by, Instant sentAt) {}

  private record Question(SocketConnection to, Instant until, CompletableFuture<Reply> reply) {}

  private final Deliveries deliveries;
  private final WeightedTracks tracks;
  private final RoutedMessages routes = new RoutedMessages();
  private final Interference interference;
  private final Tap tap;
  private final Identifiers identifiers;
  private final IdSource ids;
  private final DomainEvents events;
  private final InstantSource clock;
  private final SocketMode.Settings settings;
  private final Map<TeamEnvironment, List<SocketConnection>> connections =
      new ConcurrentHashMap<>();
  private final Map<UUID, Carried> carried = new ConcurrentHashMap<>();
  private final Map<String, Question> questions = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<UUID> acknowledged = new ConcurrentLinkedQueue<>();
  private volatile Instant purgedAt = Instant.EPOCH;

  SocketHub(
      Deliveries deliveries,
      WeightedTracks tracks,
      Interference interference,
      Tap tap,
      Identifiers identifiers,
      IdSource ids,
      DomainEvents events,
      InstantSource clock,
      SocketMode.Settings settings) {
    this.deliveries = deliveries;
    this.tracks = tracks;
    this.interference = interference;
    this.tap = tap;
    this.identifiers = identifiers;
    this.ids = ids;
    this.events = events;
    this.clock = clock;
    this.settings = settings;
  }

  @Override
  public int connections(TeamEnvironment bot) {
    return connections.getOrDefault(bot, List.of()).size();
  }

  MessageRoutes routes() {
    return routes;
  }

  @Override
  public Secret ticket(Ticket ticket) {
    Secret secret = new Secret(identifiers.opaque());
    deliveries.addTicket(secret.reveal(), ticket, clock.instant().plus(TICKET_LIFE));
    return secret;
  }

  /** Whose ticket it is; each is good for one socket. */
  Optional<Ticket> redeem(String secret) {
    return deliveries.redeemTicket(secret, clock.instant());
  }

  /** Takes a new socket into service: hello, then what waited for it. */
  SocketConnection opened(Ticket ticket, String appId, Wire wire) {
    TeamEnvironment bot = ticket.bot();
    SocketConnection connection = new SocketConnection(ticket, wire, clock.instant());
    List<SocketConnection> all =
        connections.computeIfAbsent(bot, key -> new CopyOnWriteArrayList<>());
    synchronized (all) {
      if (all.size() >= settings.mostConnections()) {
        wire.send(
            connection.isRtm()
                ? RtmFrames.error(1, "too many connections")
                : SocketFrames.disconnect("too_many_websockets"));
        wire.close(POLICY, "too many websockets");
        return connection;
      }
      // Before it is in the list, so that hello is the first frame.
      wire.send(
          connection.isRtm()
              ? RtmFrames.HELLO
              : SocketFrames.hello(appId, all.size() + 1, settings.life().toSeconds()));
      all.add(connection);
      tellCount(connection, all);
    }
    deliverDue(Set.of(bot));
    return connection;
  }

  /** The socket is gone: what it carried goes to another at once, or waits for the next. */
  void closed(SocketConnection connection) {
    List<SocketConnection> all = connections.getOrDefault(connection.bot, List.of());
    connection.enter(SocketConnection.Stage.CLOSED);
    synchronized (all) {
      if (!all.remove(connection)) {
        return;
      }
      tellCount(connection, all);
    }
    List<UUID> lost = new ArrayList<>();
    carried.forEach((id, it) -> {
      if (it.by() == connection && carried.remove(id, it)) {
        lost.add(id);
      }
    });
    questions.forEach((id, question) -> {
      if (question.to() == connection && questions.remove(id, question)) {
        question.reply().complete(new Reply.TimedOut());
      }
    });
    if (!lost.isEmpty()) {
      deliveries.release(lost, clock.instant());
      if (connections(connection.bot) > 0) {
        deliverDue(Set.of(connection.bot));
      }
    }
  }

  /** Under the list's lock, so that the counts are heard in their order. */
  private void tellCount(SocketConnection changed, List<SocketConnection> all) {
    int count = (int) all.stream().filter(it -> it.track.equals(changed.track)).count();
    events.publish(new BotConnectionChanged(changed.bot, changed.track, count));
  }

  void heard(SocketConnection connection) {
    connection.heard(clock.instant());
  }

  void received(SocketConnection connection, String text) {
    heard(connection);
    SocketFrames.ack(text).ifPresent(ack -> acknowledged(connection, ack));
  }

  private void acknowledged(SocketConnection connection, SocketFrames.Ack ack) {
    Optional<UUID> envelope = uuid(ack.envelopeId());
    envelope.ifPresent(id -> tap.acknowledged(connection.bot, id, ack.payload()));
    Question question = questions.get(ack.envelopeId());
    if (question != null) {
      // Nobody can answer for another bot.
      if (question.to().bot.equals(connection.bot)
          && questions.remove(ack.envelopeId(), question)) {
        question.reply().complete(new Reply.Acknowledged(ack.payload()));
      }
      return;
    }
    envelope.ifPresent(id -> {
      Carried it = carried.get(id);
      if (it != null && it.by().bot.equals(connection.bot) && carried.remove(id, it)) {
        acknowledged.add(id);
      }
    });
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  /** Sends what was just committed. */
  void send(DeliveriesStored stored) {
    stored.deliveries().forEach(this::send);
  }

  private void send(Delivery delivery) {
    UUID id = delivery.id();
    Carried before = carried.get(id);
    if (before != null
        && before.by().isRtm()
        && before.by().stage() != SocketConnection.Stage.CLOSED) {
      // It is in that connection's queue still, and nothing tells the bot that it came twice.
      return;
    }
    Optional<SocketConnection> connection =
        tracks.choose(delivery.bot(), connections.getOrDefault(delivery.bot(), List.of()));
    if (connection.isEmpty()) {
      deliveries.release(List.of(id), clock.instant());
      return;
    }
    if (interference.isLost(delivery.bot(), connection.get().openedAt)) {
      acknowledged.add(id);
      return;
    }
    Carried it = new Carried(connection.get(), clock.instant());
    carried.put(id, it);
    routes.routed(delivery, it.by().track);
    tap.delivered(delivery, it.by().track);
    if (it.by().isRtm()) {
      RtmFrames.event(delivery)
          .ifPresentOrElse(
              frame -> it.by().wire.send(frame, () -> written(id, it)), () -> written(id, it));
    } else {
      it.by().wire.send(SocketFrames.event(delivery));
    }
    if (it.by().stage() == SocketConnection.Stage.CLOSED && carried.remove(id, it)) {
      // It closed since it was chosen, and whoever closed it did not see this one.
      deliveries.release(List.of(id), clock.instant());
    }
  }

  /** Where nothing is acknowledged, this has to do. */
  private void written(UUID id, Carried it) {
    if (carried.remove(id, it)) {
      acknowledged.add(id);
      tap.written(it.by().bot, id);
    }
  }

  @Override
  public boolean canAsk(TeamEnvironment bot) {
    return connections.getOrDefault(bot, List.of()).stream().anyMatch(it -> !it.isRtm());
  }

  @Override
  public void whisper(TeamEnvironment bot, String frame) {
    connections.getOrDefault(bot, List.of()).stream()
        .filter(SocketConnection::isRtm)
        .forEach(it -> it.wire.send(frame));
  }

  @Override
  public CompletableFuture<Reply> ask(
      TeamEnvironment bot, String type, String payload, About about) {
    List<SocketConnection> able =
        connections.getOrDefault(bot, List.of()).stream().filter(it -> !it.isRtm()).toList();
    Optional<SocketConnection> connection = tracks.choose(bot, able);
    if (connection.isEmpty()) {
      return CompletableFuture.completedFuture(new Reply.NotConnected());
    }
    UUID envelope = ids.next();
    String id = envelope.toString();
    CompletableFuture<Reply> reply = new CompletableFuture<>();
    Instant until = clock.instant().plus(Deliveries.PATIENCE);
    questions.put(id, new Question(connection.get(), until, reply));
    tap.asked(envelope, bot, connection.get().track, payload, about);
    if (!interference.isLost(bot, connection.get().openedAt)) {
      connection.get().wire.send(SocketFrames.question(id, type, payload));
    }
    return reply;
  }

  /** Everything that is due by now. */
  void tick() {
    Instant now = clock.instant();
    giveUpQuestions(now);
    tap.tick();
    connections.values().forEach(all -> all.forEach(it -> lookAfter(it, now)));
    Set<TeamEnvironment> here = new HashSet<>();
    connections.forEach((bot, all) -> {
      if (!all.isEmpty()) {
        here.add(bot);
      }
    });
    deliverDue(here);
    if (Duration.between(purgedAt, now).compareTo(PURGE_EVERY) >= 0) {
      purgedAt = now;
      deliveries.purge(now);
      Instant oldest = now.minus(Deliveries.MAX_AGE);
      carried.values().removeIf(it -> it.sentAt().isBefore(oldest));
    }
  }

  private void flushAcknowledged() {
    List<UUID> done = new ArrayList<>();
    for (UUID id = acknowledged.poll(); id != null; id = acknowledged.poll()) {
      done.add(id);
    }
    if (done.isEmpty()) {
      return;
    }
    boolean written = false;
    try {
      deliveries.acknowledged(done);
      written = true;
    } finally {
      if (!written) {
        // Without this a database that is away for a moment would make every bot see doubles.
        acknowledged.addAll(done);
      }
    }
  }

  private void giveUpQuestions(Instant now) {
    questions.forEach((id, question) -> {
      if (!question.until().isAfter(now) && questions.remove(id, question)) {
        question.reply().complete(new Reply.TimedOut());
      }
    });
  }

  private void lookAfter(SocketConnection connection, Instant now) {
    Duration age = Duration.between(connection.openedAt, now);
    Optional<Duration> longest = interference.longestConnection(connection.bot);
    if (longest.isPresent() && age.compareTo(longest.get()) >= 0) {
      connection.wire.cut();
      closed(connection);
    } else if (Duration.between(connection.heardAt(), now).compareTo(settings.silence()) >= 0) {
      connection.wire.cut();
      closed(connection);
    } else if (age.compareTo(settings.life().plus(settings.grace())) >= 0) {
      connection.wire.close(GOING_AWAY, "refresh");
      closed(connection);
    } else if (age.compareTo(settings.life()) >= 0
        && connection.stage() != SocketConnection.Stage.RETIRED) {
      connection.enter(SocketConnection.Stage.RETIRED);
      connection.sayGoodbye("refresh_requested");
    } else if (age.compareTo(settings.life().minus(settings.grace())) >= 0
        && connection.stage() == SocketConnection.Stage.SERVING) {
      connection.enter(SocketConnection.Stage.WARNED);
      if (!connection.isRtm()) {
        connection.sayGoodbye("warning");
      }
    } else if (Duration.between(connection.pingedAt(), now).compareTo(settings.pingEvery()) >= 0) {
      connection.ping(now);
    }
  }

  private void deliverDue(Set<TeamEnvironment> bots) {
    if (!bots.isEmpty()) {
      flushAcknowledged();
      deliveries.claim(bots, clock.instant(), CLAIM).forEach(this::send);
    }
  }

  /** Closes everything; bots come back to whoever serves them next. */
  void closeAll() {
    List<SocketConnection> open = new ArrayList<>();
    connections.values().forEach(open::addAll);
    for (SocketConnection connection : open) {
      if (connection.isRtm()) {
        connection.sayGoodbye("");
      }
      connection.wire.close(GOING_AWAY, "the server stops");
      closed(connection);
    }
    flushAcknowledged();
  }
}
