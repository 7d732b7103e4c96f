package dev.firedrill.app.wiring;

import dev.firedrill.kernel.Ticker;
import dev.firedrill.workspace.BotConnectionChanged;
import dev.firedrill.workspace.Channels;
import dev.firedrill.workspace.Chat;
import dev.firedrill.workspace.Directory;
import dev.firedrill.workspace.Identifiers;
import dev.firedrill.workspace.MessageRoutes;
import dev.firedrill.workspace.Messages;
import dev.firedrill.workspace.TrafficSplit;
import dev.firedrill.workspace.Views;
import dev.firedrill.workspace.WorkspaceDesk;
import dev.firedrill.workspace.bots.BotFeed;
import dev.firedrill.workspace.bots.BotLine;
import dev.firedrill.workspace.bots.BotSockets;
import dev.firedrill.workspace.bots.Deliveries;
import dev.firedrill.workspace.bots.Interactions;
import dev.firedrill.workspace.console.Console;
import dev.firedrill.workspace.console.ExchangeLog;
import dev.firedrill.workspace.console.Replays;
import dev.firedrill.workspace.disturbance.Absences;
import dev.firedrill.workspace.disturbance.ChatRules;
import dev.firedrill.workspace.disturbance.ChatRulesChanged;
import dev.firedrill.workspace.disturbance.CountingTap;
import dev.firedrill.workspace.disturbance.GatewayCounts;
import dev.firedrill.workspace.disturbance.Interference;
import dev.firedrill.workspace.disturbance.PoisonedMessages;
import dev.firedrill.workspace.disturbance.Poisoner;
import dev.firedrill.workspace.disturbance.RuleBoard;
import dev.firedrill.workspace.gateway.WorkspaceGateway;
import dev.firedrill.workspace.gateway.socket.SocketMode;
import dev.firedrill.workspace.persistence.WorkspacePersistence;
import io.dropwizard.core.setup.Environment;
import java.time.Duration;

/** The workspace and the gateway before it. */
record WorkspaceWiring(
    Directory directory,
    Messages messages,
    Chat chat,
    Views views,
    BotLine line,
    Interactions interactions,
    TrafficSplit split,
    Console console,
    Replays replays,
    MessageRoutes routes,
    ChatRules rules,
    RuleBoard board,
    Absences absences,
    PoisonedMessages poisoned,
    GatewayCounts counts,
    Channels channels,
    WorkspaceDesk workspaces) {
  static WorkspaceWiring on(Foundation f, Environment environment) {
    Identifiers identifiers = new Identifiers(f.random());
    Directory directory = WorkspacePersistence.directory(f.jdbi(), f.events(), f.clock());
    Messages messages = WorkspacePersistence.messages(f.jdbi());
    Deliveries deliveries = WorkspacePersistence.deliveries(f.jdbi());
    Interactions interactions = WorkspacePersistence.interactions(f.jdbi());
    ExchangeLog console = new ExchangeLog(f.ids(), f.events(), f.clock());
    ChatRules rules = WorkspacePersistence.rules(f.jdbi(), f.events(), f.clock());
    RuleBoard board = new RuleBoard(rules, f.clock());
    f.events().subscribe(ChatRulesChanged.class, _ -> board.changed());
    GatewayCounts counts = new GatewayCounts(f.clock());
    f.events().subscribe(BotConnectionChanged.class, counts::connections);
    CountingTap tap = new CountingTap(console, counts);
    Interference interference = new Interference(board, f.random(), Thread::sleep, counts);
    SocketMode socketMode =
        SocketMode.create(
            deliveries,
            directory,
            identifiers,
            f.ids(),
            f.events(),
            f.clock(),
            f.random(),
            interference,
            tap,
            SocketMode.Settings.defaults());
    BotSockets sockets = socketMode.sockets();
    WorkspaceGateway gateway =
        WorkspaceGateway.create(
            null, identifiers, f.ids(), f.events(), interference, tap, f.clock());
    BotFeed feed = gateway.feed(deliveries, sockets);
    BotLine line = gateway.line(sockets, interactions);
    Channels channels = new Channels(directory, feed, identifiers, f.events(), f.transactions());
    Chat chat = new Chat(directory, messages, feed, f.evidence(), f.events(), f.transactions());
    Views views = new Views(interactions, identifiers, f.events(), f.transactions());
    WorkspaceGateway.Doors doors =
        gateway.doors(
            directory,
            messages,
            chat,
            channels,
            views,
            interactions,
            sockets,
            WorkspaceGateway.Limits.lab());
    doors
        .servlets()
        .forEach(mapped ->
            Servlets.mount(
                environment,
                mapped.servlet().getClass().getSimpleName(),
                mapped.servlet(),
                mapped.path()));
    socketMode.mount(environment.getApplicationContext(), doors.rtm());
    f.backgrounds().add("socket mode", socketMode.background());
    WorkspaceDesk workspaces =
        new WorkspaceDesk(
            directory, channels, chat, sockets, f.teams(), identifiers, f.transactions());
    PoisonedMessages poisoned = WorkspacePersistence.poisoned(f.jdbi());
    Poisoner poisoner = new Poisoner(board::all, poisoned, workspaces, f.transactions(), f.clock());
    Ticker poisoning = new Ticker("poison", Duration.ofSeconds(1), poisoner::look);
    f.events().subscribe(ChatRulesChanged.class, _ -> poisoning.nudge());
    f.backgrounds().add("poison", poisoning);
    return new WorkspaceWiring(
        directory,
        messages,
        chat,
        views,
        line,
        interactions,
        socketMode.split(),
        console,
        gateway.replays(console, sockets, deliveries, interactions, f.evidence(), f.transactions()),
        socketMode.routes(),
        rules,
        board,
        WorkspacePersistence.absences(f.jdbi(), f.events(), f.clock()),
        poisoned,
        counts,
        channels,
        workspaces);
  }
}
