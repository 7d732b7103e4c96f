package dev.firedrill.workspace.testing;

import dev.firedrill.kernel.Background;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.workspace.BotConnectionChanged;
import dev.firedrill.workspace.BotDesk;
import dev.firedrill.workspace.Channels;
import dev.firedrill.workspace.Chat;
import dev.firedrill.workspace.CommandDesk;
import dev.firedrill.workspace.Directory;
import dev.firedrill.workspace.Identifiers;
import dev.firedrill.workspace.Messages;
import dev.firedrill.workspace.SlashCommand;
import dev.firedrill.workspace.Views;
import dev.firedrill.workspace.WorkspaceDesk;
import dev.firedrill.workspace.Workspaces;
import dev.firedrill.workspace.bots.BotFeed;
import dev.firedrill.workspace.bots.BotLine;
import dev.firedrill.workspace.bots.Deliveries;
import dev.firedrill.workspace.bots.Interactions;
import dev.firedrill.workspace.console.ExchangeLog;
import dev.firedrill.workspace.console.Replays;
import dev.firedrill.workspace.disturbance.ChatRules;
import dev.firedrill.workspace.disturbance.ChatRulesChanged;
import dev.firedrill.workspace.disturbance.CountingTap;
import dev.firedrill.workspace.disturbance.GatewayCounts;
import dev.firedrill.workspace.disturbance.Interference;
import dev.firedrill.workspace.disturbance.RuleBoard;
import dev.firedrill.workspace.gateway.WorkspaceGateway;
import dev.firedrill.workspace.gateway.socket.SocketMode;
import dev.firedrill.workspace.persistence.WorkspacePersistence;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;

/** Everything of the workspace, wired as the platform wires it, on a real database. */
public final class WorkspaceLab implements AutoCloseable {
  public final DomainEvents events;
  public final Transactions transactions;
  public final Directory directory;
  public final Messages messages;
  public final Deliveries deliveries;
  public final Interactions interactions;
  public final SocketMode socketMode;
  public final ExchangeLog console;
  public final Replays replays;
  public final Chat chat;
  public final Channels channels;
  public final Views views;
  public final Workspaces workspaces;
  public final CommandDesk commands;
  public final BotDesk bots;
  public final Background background;
  public final ChatRules rules;
  public final GatewayCounts counts;

  /** How long answers were held back; no time passes. */
  public final List<Duration> pauses = new CopyOnWriteArrayList<>();

  public final WorkspaceGateway.Doors doors;
  private final Server server = new Server(0);

  private WorkspaceLab(
      TestDatabase database,
      InstantSource clock,
      WorkspaceGateway.Limits limits,
      SocketMode.Settings settings,
      List<SlashCommand> commands) {
    var jdbi = database.jdbi();
    events = database.domainEvents();
    transactions = database.transactions();
    Identifiers identifiers = new Identifiers(new SecureRandom());
    directory = WorkspacePersistence.directory(jdbi, events, clock);
    messages = WorkspacePersistence.messages(jdbi);
    deliveries = WorkspacePersistence.deliveries(jdbi);
    interactions = WorkspacePersistence.interactions(jdbi);
    console = new ExchangeLog(UUID::randomUUID, events, clock);
    rules = WorkspacePersistence.rules(jdbi, events, clock);
    counts = new GatewayCounts(clock);
    RuleBoard board = new RuleBoard(rules, clock);
    events.subscribe(ChatRulesChanged.class, _ -> board.changed());
    events.subscribe(BotConnectionChanged.class, counts::connections);
    Interference interference =
        new Interference(board, new SplittableRandom(5), pauses::add, counts);
    CountingTap tap = new CountingTap(console, counts);
    socketMode =
        SocketMode.create(
            deliveries,
            directory,
            identifiers,
            UUID::randomUUID,
            events,
            clock,
            new SecureRandom(),
            interference,
            tap,
            settings);
    WorkspaceGateway gateway =
        WorkspaceGateway.create(
            null, identifiers, UUID::randomUUID, events, interference, tap, clock);
    BotFeed feed = gateway.feed(deliveries, socketMode.sockets());
    BotLine line = gateway.line(socketMode.sockets(), interactions);
    replays =
        gateway.replays(
            console,
            socketMode.sockets(),
            deliveries,
            interactions,
            database.evidence(),
            transactions);
    chat = new Chat(directory, messages, feed, database.evidence(), events, transactions);
    channels = new Channels(directory, feed, identifiers, events, transactions);
    views = new Views(interactions, identifiers, events, transactions);
    workspaces =
        new WorkspaceDesk(
            directory,
            channels,
            chat,
            socketMode.sockets(),
            database.teams(),
            identifiers,
            transactions);
    this.commands = new CommandDesk(directory, chat, line, commands);
    bots = new BotDesk(directory, messages, interactions, views, chat, line);
    background = socketMode.background();
    ServletContextHandler context = new ServletContextHandler("/");
    doors =
        gateway.doors(
            directory, messages, chat, channels, views, interactions, socketMode.sockets(), limits);
    doors.servlets().forEach(it -> context.addServlet(new ServletHolder(it.servlet()), it.path()));
    socketMode.mount(context, doors.rtm());
    server.setHandler(context);
  }

  /** Lenient limits, an hour for sockets, no platform commands. */
  public static WorkspaceLab on(TestDatabase database, InstantSource clock) {
    return on(database, clock, WorkspaceGateway.Limits.lab(), SocketMode.Settings.defaults());
  }

  public static WorkspaceLab on(
      TestDatabase database,
      InstantSource clock,
      WorkspaceGateway.Limits limits,
      SocketMode.Settings settings,
      SlashCommand... commands) {
    return new WorkspaceLab(database, clock, limits, settings, List.of(commands));
  }

  /** Opens the port; the keeper of sockets is for the test to start or to leave. */
  public WorkspaceLab serve() {
    try {
      server.start();
    } catch (Exception failed) {
      throw new IllegalStateException("the gateway did not start", failed);
    }
    return this;
  }

  public URI base() {
    int port = ((NetworkConnector) server.getConnectors()[0]).getLocalPort();
    return URI.create("http://127.0.0.1:" + port);
  }

  /** A Web API client with the bot's token. */
  public SlackCalls calls(Team team, EnvironmentName environment) {
    return new SlackCalls(base(), credentials(team, environment).botToken().reveal());
  }

  public Workspaces.BotCredentials credentials(Team team, EnvironmentName environment) {
    return workspaces.credentials(new TeamEnvironment(team.id(), environment));
  }

  @Override
  public void close() {
    background.stop();
    LifeCycle.stop(server);
  }
}
