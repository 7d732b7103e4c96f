package dev.firedrill.workspace.gateway.socket;

import dev.firedrill.kernel.Background;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.IdSource;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.workspace.BotAccount;
import dev.firedrill.workspace.Directory;
import dev.firedrill.workspace.Identifiers;
import dev.firedrill.workspace.MessageRoutes;
import dev.firedrill.workspace.TrafficSplit;
import dev.firedrill.workspace.bots.BotSockets;
import dev.firedrill.workspace.bots.Deliveries;
import dev.firedrill.workspace.bots.DeliveriesStored;
import dev.firedrill.workspace.bots.Tap;
import dev.firedrill.workspace.bots.Ticket;
import dev.firedrill.workspace.bots.Ticket.Protocol;
import dev.firedrill.workspace.disturbance.Interference;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.websocket.server.JettyServerUpgradeRequest;
import org.eclipse.jetty.ee10.websocket.server.JettyServerUpgradeResponse;
import org.eclipse.jetty.ee10.websocket.server.config.JettyWebSocketServletContainerInitializer;
import org.jspecify.annotations.Nullable;

/**
 * Socket Mode of this server. {@link #sockets} is what the Web API needs, {@link #mount} opens the
 * endpoint, {@link #background} keeps it going.
 */
public final class SocketMode {
  /** Where bots connect. */
  public static final String PATH = "/slack/socket";

  /** Where bots of the legacy real time messaging connect. */
  public static final String RTM_PATH = "/slack/rtm";

  /**
   * How connections live: asked to come anew when {@code grace} before {@code life} and at {@code
   * life}, closed {@code grace} after; pinged every {@code pingEvery}; cut after {@code silence}.
   */
  public record Settings(
      Duration life, Duration grace, Duration pingEvery, Duration silence, int mostConnections) {
    public static Settings defaults() {
      return new Settings(
          Duration.ofHours(1),
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          Duration.ofSeconds(35),
          10);
    }
  }

  private final SocketHub hub;
  private final WeightedTracks tracks;
  private final Directory directory;

  private SocketMode(SocketHub hub, WeightedTracks tracks, Directory directory) {
    this.hub = hub;
    this.tracks = tracks;
    this.directory = directory;
  }

  /** Hears of stored events by the bus, which must be the one that their writer publishes on. */
  public static SocketMode create(
      Deliveries deliveries,
      Directory directory,
      Identifiers identifiers,
      IdSource ids,
      DomainEvents events,
      InstantSource clock,
      RandomGenerator random,
      Interference interference,
      Tap tap,
      Settings settings) {
    WeightedTracks tracks = new WeightedTracks(random);
    SocketHub hub =
        new SocketHub(
            deliveries, tracks, interference, tap, identifiers, ids, events, clock, settings);
    events.subscribe(DeliveriesStored.class, hub::send);
    return new SocketMode(hub, tracks, directory);
  }

  public BotSockets sockets() {
    return hub;
  }

  /** Which instances of a bot get what happens next. */
  public TrafficSplit split() {
    return tracks;
  }

  /** Which of them got which message. */
  public MessageRoutes routes() {
    return hub.routes();
  }

  /** Redelivers, pings and refreshes until stopped; stopping closes every socket. */
  public Background background() {
    return new SocketKeeper(hub);
  }

  /** Adds the endpoints to a context that has not started yet. */
  public void mount(ServletContextHandler context, RtmInbox inbox) {
    JettyWebSocketServletContainerInitializer.configure(
        context,
        (servlets, container) -> {
          container.addMapping(
              PATH, (request, response) -> accept(request, response, Protocol.SOCKET_MODE, inbox));
          container.addMapping(
              RTM_PATH, (request, response) -> accept(request, response, Protocol.RTM, inbox));
        });
  }

  private @Nullable Object accept(
      JettyServerUpgradeRequest request,
      JettyServerUpgradeResponse response,
      Protocol protocol,
      RtmInbox inbox)
      throws IOException {
    Map<String, List<String>> parameters = request.getParameterMap();
    List<String> tickets = parameters.getOrDefault("ticket", List.of());
    Optional<Ticket> ticket =
        tickets.isEmpty()
            ? Optional.empty()
            : hub.redeem(tickets.getFirst()).filter(it -> it.protocol() == protocol);
    if (ticket.isEmpty()) {
      response.sendError(401, "the ticket is unknown, used or older than a minute");
      return null;
    }
    TeamEnvironment bot = ticket.get().bot();
    String appId =
        directory.get(bot.team()).bot(bot.environment()).map(BotAccount::appId).orElse("");
    return new SocketEndpoint(hub, ticket.get(), appId, inbox);
  }
}
