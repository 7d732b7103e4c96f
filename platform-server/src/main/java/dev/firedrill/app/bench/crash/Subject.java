package dev.firedrill.app.bench.crash;

import dev.firedrill.app.bench.drill.Drill;
import dev.firedrill.app.bench.drill.DrillParts;
import dev.firedrill.app.bench.drill.DrillUsers;
import dev.firedrill.app.bench.kit.BenchLog;
import dev.firedrill.chaos.engine.ChaosEngine;
import dev.firedrill.chaos.engine.ChaosSweeper;
import dev.firedrill.chaos.engine.WakeSignal;
import dev.firedrill.chaos.fault.Fault;
import dev.firedrill.chaos.fault.Faults;
import dev.firedrill.chaos.fault.upstream.UpstreamFaults;
import dev.firedrill.chaos.intent.IntentFiles;
import dev.firedrill.chaos.intent.IntentLog;
import dev.firedrill.chaos.persistence.ChaosPersistence;
import dev.firedrill.chaos.probe.ProbeSampler;
import dev.firedrill.chaos.probe.watch.GateWatch;
import dev.firedrill.chaos.probe.watch.GateWatching;
import dev.firedrill.kernel.persistence.KernelPersistence;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.telemetry.persistence.TelemetryPersistence;
import dev.firedrill.upstream.UpstreamRules;
import dev.firedrill.upstream.UpstreamService;
import dev.firedrill.upstream.persistence.UpstreamPersistence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.jdbi.v3.core.Jdbi;

/**
 * A server with a real engine, sweeper, ledger, intent log and real rules of upstreams, without
 * bots and pages. It dies like by {@code kill -9} at the point that it is told.
 */
public final class Subject {
  /** Nobody feels anything there, for the teams that are named in the file. */
  static final String NUMB = "numb";

  private static final int KILLED = 137;

  private Subject() {}

  /** Directory, point or {@code -}, mistake. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    BenchLog.warningsOnly();
    Path directory = Path.of(arguments[0]);
    String dieAt = arguments[1];
    Bug bug = Bug.valueOf(arguments[2]);
    Jdbi jdbi = FollowingPool.jdbi(directory.resolve("platform.yml"));
    InstantSource clock = KernelPersistence.databaseClock(jdbi, InstantSource.system());
    UpstreamRules rules = UpstreamPersistence.rules(jdbi, clock);
    CrashPoints points =
        new CrashPoints(point -> {
          if (point.equals(dieAt)) {
            Runtime.getRuntime().halt(KILLED);
          }
        });
    Mistakes mistakes = new Mistakes(bug, rules, jdbi);
    DrillParts parts = mistakes.parts(DrillParts.on(jdbi, clock));
    DrillParts watched =
        new DrillParts(
            jdbi,
            clock,
            parts.events(),
            parts.evidence(),
            points.transactions(parts.transactions()),
            parts.teams(),
            parts.runs(),
            points.ledger(parts.ledger()));
    Witness witness = new Witness(directory.resolve("witness.log"), InstantSource.system());
    Fault real =
        UpstreamFaults.all(rules, TelemetryPersistence.blackouts(jdbi, clock)).stream()
            .filter(fault -> fault.id().equals(Drill.FAULT))
            .findFirst()
            .orElseThrow();
    Fault fault = points.fault(mistakes.fault(witness.watch(real)));
    IntentLog intents =
        bug == Bug.NO_INTENT_LOG
            ? IntentLog.NONE
            : points.intents(new IntentFiles(directory.resolve("intents"), "platform"));
    WakeSignal signal = new WakeSignal();
    DrillUsers users = new DrillUsers(hurt(directory, rules, bug));
    ChaosSweeper sweeper =
        new ChaosSweeper(
            clock,
            signal,
            lanes ->
                new ChaosEngine(watched.engine(new Faults(fault), users, intents), lanes, signal));
    sweeper.start();
    for (int watcher = 0; watcher < (bug == Bug.WATCHED_TWICE ? 2 : 1); watcher++) {
      watching(sweeper.engine(), parts, mistakes, users).start();
    }
    Files.writeString(directory.resolve("up"), Long.toString(ProcessHandle.current().pid()));
    new CountDownLatch(1).await();
  }

  private static GateWatching watching(
      ChaosEngine engine, DrillParts parts, Mistakes mistakes, DrillUsers users) {
    return new GateWatching(
        new GateWatch(
            new GateWatch.Ports(
                engine::going,
                parts.runs(),
                parts.ledger(),
                mistakes.leases(ChaosPersistence.watchLeases(parts.jdbi())),
                new ProbeSampler(users, users, parts.clock()),
                parts.evidence(),
                parts.transactions(),
                parts.teams(),
                UUID.randomUUID(),
                parts.clock())));
  }

  private static Predicate<TeamEnvironment> hurt(Path directory, UpstreamRules rules, Bug bug) {
    return bot -> {
      boolean inForce = rules.find(bot, UpstreamService.WEATHER).isPresent();
      return inForce && (bug == Bug.SKIPPED_VERIFY || !isNumb(directory, bot));
    };
  }

  private static boolean isNumb(Path directory, TeamEnvironment bot) {
    return Files.exists(directory.resolve(NUMB).resolve(bot.team().value().toString()));
  }
}
