package dev.firedrill.app.bench.kit;

import dev.firedrill.evidence.Evidence;
import dev.firedrill.kernel.Background;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.team.Teams;
import dev.firedrill.workspace.Channels;
import dev.firedrill.workspace.Chat;
import dev.firedrill.workspace.Directory;
import dev.firedrill.workspace.Identifiers;
import dev.firedrill.workspace.MessageRoutes;
import dev.firedrill.workspace.Messages;
import dev.firedrill.workspace.Views;
import dev.firedrill.workspace.WorkspaceDesk;
import dev.firedrill.workspace.Workspaces;
import dev.firedrill.workspace.bots.BotFeed;
import dev.firedrill.workspace.bots.Deliveries;
import dev.firedrill.workspace.bots.Interactions;
import dev.firedrill.workspace.console.ExchangeLog;
import dev.firedrill.workspace.disturbance.Interference;
import dev.firedrill.workspace.disturbance.RuleBoard;
import dev.firedrill.workspace.gateway.WorkspaceGateway;
import dev.firedrill.workspace.gateway.socket.SocketMode;
import dev.firedrill.workspace.persistence.WorkspacePersistence;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jdbi.v3.core.Jdbi;

/** The workspace and its gateway on a loopback port, wired as {@code WorkspaceWiring} does. */
public final class ChatServer implements Background {
  private final Server server;
  private final Background sockets;
  private final Workspaces workspaces;
  private final MessageRoutes routes;

  private ChatServer(
      Server server, Background sockets, Workspaces workspaces, MessageRoutes routes) {
    this.server = server;
    this.sockets = sockets;
    this.workspaces = workspaces;
    this.routes = routes;
  }

  public static ChatServer start(
      Jdbi jdbi,
      InstantSource clock,
      DomainEvents events,
      Transactions transactions,
      Evidence evidence,
      Teams teams)
      throws Exception {
    SecureRandom random = new SecureRandom();
    Identifiers identifiers = new Identifiers(random);
    Directory directory = WorkspacePersistence.directory(jdbi, events, clock);
    Messages messages = WorkspacePersistence.messages(jdbi);
    Deliveries deliveries = WorkspacePersistence.deliveries(jdbi);
    Interactions interactions = WorkspacePersistence.interactions(jdbi);
    ExchangeLog console = new ExchangeLog(UUID::randomUUID, events, clock);
    RuleBoard board = new RuleBoard(WorkspacePersistence.rules(jdbi, events, clock), clock);
    Interference interference = new Interference(board, random, Thread::sleep);
    SocketMode socketMode =
        SocketMode.create(
            deliveries,
            directory,
            identifiers,
            UUID::randomUUID,
            events,
            clock,
            random,
            interference,
            console,
            SocketMode.Settings.defaults());
    WorkspaceGateway gateway =
        WorkspaceGateway.create(
            null, identifiers, UUID::randomUUID, events, interference, console, clock);
    BotFeed feed = gateway.feed(deliveries, socketMode.sockets());
    Channels channels = new Channels(directory, feed, identifiers, events, transactions);
    Chat chat = new Chat(directory, messages, feed, evidence, events, transactions);
    WorkspaceGateway.Doors doors =
        gateway.doors(
            directory,
            messages,
            chat,
            channels,
            new Views(interactions, identifiers, events, transactions),
            interactions,
            socketMode.sockets(),
            WorkspaceGateway.Limits.lab());
    ServletContextHandler context = new ServletContextHandler("/");
    doors.servlets().forEach(it -> context.addServlet(new ServletHolder(it.servlet()), it.path()));
    socketMode.mount(context, doors.rtm());
    QueuedThreadPool threads = new QueuedThreadPool();
    threads.setName("chat");
    Server server = new Server(threads);
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(context);
    server.start();
    Background sockets = socketMode.background();
    sockets.start();
    return new ChatServer(
        server,
        sockets,
        new WorkspaceDesk(
            directory, channels, chat, socketMode.sockets(), teams, identifiers, transactions),
        socketMode.routes());
  }

  public Workspaces workspaces() {
    return workspaces;
  }

  public MessageRoutes routes() {
    return routes;
  }

  public URI base() {
    int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    return URI.create("http://127.0.0.1:" + port);
  }

  /** It was started when it was made. */
  @Override
  public void start() {}

  @Override
  public void stop() {
    sockets.stop();
    LifeCycle.stop(server);
  }
}
