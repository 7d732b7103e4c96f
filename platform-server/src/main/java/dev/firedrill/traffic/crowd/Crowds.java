package dev.firedrill.traffic.crowd;

import dev.firedrill.kernel.Background;
import dev.firedrill.kernel.ClockThread;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.scenarios.crowd.CrowdCatalog;
import dev.firedrill.slo.UserRequests;
import dev.firedrill.traffic.Stretch;
import dev.firedrill.traffic.Stretches;
import dev.firedrill.traffic.TrafficChanged;
import dev.firedrill.workspace.MessagePosted;
import dev.firedrill.workspace.VisitingBots;
import dev.firedrill.workspace.Workspaces;
import dev.firedrill.workspace.disturbance.ChatRulesChanged;
import dev.firedrill.workspace.disturbance.RuleBoard;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;

/** Crowds of synthetic users and foreign bots, who come when somebody asked for them. */
public final class Crowds {
  private Crowds() {}

  /** Everything that crowds work with; {@code server} tells this one from others. */
  public record Parts(
      Stretches stretches,
      UserRequests requests,
      Workspaces workspaces,
      VisitingBots visitors,
      RuleBoard board,
      CrowdCatalog catalog,
      DomainEvents events,
      InstantSource clock,
      UUID server) {}

  /** Listens already, but brings nobody before it is started. */
  public static Background background(Parts parts) {
    Wired wired = wire(parts);
    Runnable settle =
        () -> {
          Instant now = parts.clock().instant();
          wired.storms().look(now);
          wired.generator().settle(now);
        };
    ClockThread thread =
        new ClockThread(
            "crowd",
            CrowdRound.MORE_EVERY,
            parts.clock(),
            new ClockThread.Work(
                new CrowdRound(wired.generator()), settle, wired.generator()::leave));
    parts.events().subscribe(TrafficChanged.class, _ -> thread.settleNow());
    parts.events().subscribe(ChatRulesChanged.class, _ -> thread.settleNow());
    return thread;
  }

  record Wired(Generator generator, StormWatch storms) {}

  /** The parts put together without any thread. */
  static Wired wire(Parts parts) {
    RuleBoard board = parts.board();
    parts.events().subscribe(ChatRulesChanged.class, _ -> board.changed());
    UsersVoice users = new UsersVoice(parts.requests(), parts.workspaces(), parts.catalog());
    StormVoice storm = new StormVoice(parts.workspaces(), parts.visitors(), board);
    parts.events().subscribe(MessagePosted.class, users::heard);
    parts.events().subscribe(MessagePosted.class, storm::heard);
    StormWatch storms = new StormWatch(board::all, parts.stretches());
    Generator generator =
        new Generator(
            parts.stretches(),
            Map.of(Stretch.Kind.USERS, users, Stretch.Kind.STORM, storm),
            parts.catalog(),
            parts.clock(),
            parts.server(),
            storms::isOrphan);
    return new Wired(generator, storms);
  }
}
