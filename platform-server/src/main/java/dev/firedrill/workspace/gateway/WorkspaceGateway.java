package dev.firedrill.workspace.gateway;

import dev.firedrill.evidence.Evidence;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.IdSource;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.workspace.Channels;
import dev.firedrill.workspace.Chat;
import dev.firedrill.workspace.Directory;
import dev.firedrill.workspace.Identifiers;
import dev.firedrill.workspace.Messages;
import dev.firedrill.workspace.Views;
import dev.firedrill.workspace.bots.BotFeed;
import dev.firedrill.workspace.bots.BotLine;
import dev.firedrill.workspace.bots.BotSockets;
import dev.firedrill.workspace.bots.Deliveries;
import dev.firedrill.workspace.bots.Interactions;
import dev.firedrill.workspace.bots.Tap;
import dev.firedrill.workspace.console.Console;
import dev.firedrill.workspace.console.Replays;
import dev.firedrill.workspace.disturbance.Interference;
import dev.firedrill.workspace.gateway.socket.RtmInbox;
import jakarta.servlet.http.HttpServlet;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The gateway that bots speak to. First the {@link #feed} and the {@link #line}, which the
 * workspace needs, then the {@link #doors}, which need the workspace.
 */
public final class WorkspaceGateway {
  /** How many calls per second, and how many at once after a rest. */
  public record Limit(double perSecond, int burst) {}

  /** Limits of one bot: of messages per channel, of the rest per method. */
  public record Limits(Limit message, Limit rare, Limit slow, Limit medium, Limit fast) {
    /** So lenient that only a bot out of control meets them. */
    public static Limits lab() {
      return new Limits(
          new Limit(20, 60),
          new Limit(2, 30),
          new Limit(10, 40),
          new Limit(20, 60),
          new Limit(40, 120));
    }

    /** Slack's own, as far as it publishes them. */
    public static Limits slack() {
      return new Limits(
          new Limit(1, 5),
          new Limit(1 / 60.0, 5),
          new Limit(20 / 60.0, 20),
          new Limit(50 / 60.0, 50),
          new Limit(100 / 60.0, 100));
    }
  }

  /** A servlet and the path it is to be mapped to. */
  public record Mapped(HttpServlet servlet, String path) {}

  private final Bases bases;
  private final Identifiers identifiers;
  private final IdSource ids;
  private final DomainEvents events;
  private final Interference interference;
  private final Tap tap;
  private final InstantSource clock;

  private WorkspaceGateway(
      @Nullable URI publicBase,
      Identifiers identifiers,
      IdSource ids,
      DomainEvents events,
      Interference interference,
      Tap tap,
      InstantSource clock) {
    this.bases = new Bases(publicBase);
    this.identifiers = identifiers;
    this.ids = ids;
    this.events = events;
    this.interference = interference;
    this.tap = tap;
    this.clock = clock;
  }

  /** {@code publicBase} null means that bots reach us where they happen to reach us. */
  public static WorkspaceGateway create(
      @Nullable URI publicBase,
      Identifiers identifiers,
      IdSource ids,
      DomainEvents events,
      Interference interference,
      Tap tap,
      InstantSource clock) {
    return new WorkspaceGateway(publicBase, identifiers, ids, events, interference, tap, clock);
  }

  public BotFeed feed(Deliveries deliveries, BotSockets sockets) {
    return new EventFeed(deliveries, sockets, interference, identifiers, ids, events, clock);
  }

  public BotLine line(BotSockets sockets, Interactions interactions) {
    return new SocketLine(sockets, openings(interactions), identifiers, clock);
  }

  private Openings openings(Interactions interactions) {
    return new Openings(interactions, identifiers, bases, clock);
  }

  /** What a bot was told, told once more. */
  public Replays replays(
      Console console,
      BotSockets sockets,
      Deliveries deliveries,
      Interactions interactions,
      Evidence evidence,
      Transactions transactions) {
    return new EnvelopeReplays(
        console,
        sockets,
        deliveries,
        openings(interactions),
        identifiers,
        ids,
        evidence,
        transactions,
        events,
        clock);
  }

  /** What the outside reaches: paths of HTTP, and what bots say on their sockets. */
  public record Doors(List<Mapped> servlets, RtmInbox rtm) {
    public Doors {
      servlets = List.copyOf(servlets);
    }
  }

  /** The Web API, the response URLs and the legacy real time messaging. */
  public Doors doors(
      Directory directory,
      Messages messages,
      Chat chat,
      Channels channels,
      Views views,
      Interactions interactions,
      BotSockets sockets,
      Limits limits) {
    Map<String, ApiMethod> methods = new HashMap<>();
    Stream.of(
            new AppMethods(sockets).all(),
            new RtmMethods(sockets).all(),
            new ChatMethods(chat, channels, messages, identifiers).all(),
            new ConversationMethods(channels).all(),
            new HistoryMethods(messages, chat).all(),
            UserMethods.all(),
            new ViewMethods(views, interactions, identifiers, clock).all())
        .flatMap(List::stream)
        .forEach(method -> methods.put(method.name(), method));
    RateLimiter limiter = new RateLimiter(limits, clock);
    ApiServlet api = new ApiServlet(methods, directory, limiter, bases, interference, tap, clock);
    ApiMethod post = Objects.requireNonNull(methods.get("chat.postMessage"));
    return new Doors(
        List.of(
            new Mapped(api, "/slack/api/*"),
            new Mapped(new TrackServlet(api), TrackServlet.PATH + "/*"),
            new Mapped(
                new HookServlet(interactions, directory, chat, identifiers, tap, clock),
                HookServlet.PATH + "/*")),
        new RtmConversation(directory, post, limiter, bases, sockets, tap, clock));
  }
}
