package dev.firedrill.app.bench.chaos;

import dev.firedrill.app.DataDirectory;
import dev.firedrill.app.bench.drill.Drill;
import dev.firedrill.app.bench.drill.DrillParts;
import dev.firedrill.app.bench.drill.DrillUsers;
import dev.firedrill.app.bench.kit.BenchOptions;
import dev.firedrill.app.bench.kit.BenchReport;
import dev.firedrill.app.bench.kit.BenchSite;
import dev.firedrill.app.bench.kit.Figures;
import dev.firedrill.app.config.DatabaseConfiguration;
import dev.firedrill.app.database.PlatformDatabase;
import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.engine.ChaosEngine;
import dev.firedrill.chaos.engine.ChaosSweeper;
import dev.firedrill.chaos.engine.WakeSignal;
import dev.firedrill.chaos.fault.Faults;
import dev.firedrill.chaos.intent.IntentFiles;
import dev.firedrill.kernel.persistence.KernelPersistence;
import dev.firedrill.team.Team;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A thousand targets that are due at one instant: the engine's wave, db-scheduler, one Quartz
 * trigger for each, and a loop, in turn on the same database. Marks are set when a target takes its
 * fault; how long that takes is the same for all, nothing in the first comparison and 5 ms in the
 * second. The loop always takes 5 ms each.
 */
public final class ChaosBench {
  private static final int TARGETS = 1_000;
  private static final long APPLY_MILLIS = 5;
  private static final int MOST_ROUNDS = 3;
  private static final Duration AHEAD = Duration.ofSeconds(15);
  private static final Duration RIVALS_AHEAD = Duration.ofSeconds(10);
  private static final long PATIENCE_SECONDS = 120;
  private static final double SPREAD_MS = 50;
  private static final double MAX_MS = 250;

  private final BenchOptions options;
  private final BenchSite site;
  private final BenchReport report;
  private final Map<String, List<Double>> p99 = new LinkedHashMap<>();
  private final List<Double> max = new ArrayList<>();

  public ChaosBench(BenchOptions options, BenchSite site, BenchReport report) {
    this.options = options;
    this.site = site;
    this.report = report;
  }

  public void measure() throws Exception {
    try (DataDirectory data = DataDirectory.open(site.resolve("platform"), false)) {
      PlatformDatabase database =
          PlatformDatabase.open(
              new DatabaseConfiguration(null, null, null),
              options.cache(),
              data,
              new SecureRandom());
      try {
        database.migrate();
        rounds(database);
      } finally {
        database.stop();
      }
    }
    goals();
  }

  private void rounds(PlatformDatabase database) throws Exception {
    // One small wave first: what a JVM loads and compiles at its first wave is nobody's skew.
    ours(database, TARGETS / 10, 0, "warm-up");
    for (int round = 1; round <= Math.min(MOST_ROUNDS, options.rounds()); round++) {
      ours(database, TARGETS, 0, "firedrill");
      dbScheduler(database, 0, "db-scheduler");
      loop();
      quartz(database, 0, "quartz");
    }
    ours(database, TARGETS, APPLY_MILLIS, "firedrill-5ms");
    dbScheduler(database, APPLY_MILLIS, "db-scheduler-5ms");
  }

  private void ours(PlatformDatabase database, int targets, long applyMillis, String who)
      throws InterruptedException {
    InstantSource clock = KernelPersistence.databaseClock(database.jdbi(), InstantSource.system());
    DrillParts parts = DrillParts.on(database.jdbi(), clock);
    Marks marks = new Marks(applyMillis);
    WakeSignal signal = new WakeSignal();
    ChaosSweeper sweeper =
        new ChaosSweeper(
            clock,
            signal,
            lanes ->
                new ChaosEngine(
                    parts.engine(
                        new Faults(new MarkFault(marks)),
                        new DrillUsers(bot -> true),
                        new IntentFiles(site.resolve("intents"), "bench")),
                    lanes,
                    signal));
    Drill drill = new Drill(parts, AHEAD, Duration.ofMinutes(12));
    List<Team> teams = drill.found(targets);
    sweeper.start();
    try {
      RunId run = drill.launch(teams);
      signal.wake();
      Instant due = drill.due(run);
      long dueNanos = nanos(clock, due);
      marks.await(targets, PATIENCE_SECONDS);
      write(who, marks, dueNanos);
      sweeper.engine().halt(run, "it was measured", null);
    } finally {
      sweeper.stop();
      forget(database);
    }
  }

  /** When it is that instant, by the clock of the marks. */
  private static long nanos(InstantSource clock, Instant due) {
    return System.nanoTime() + Duration.between(clock.instant(), due).toNanos();
  }

  /** The next engine must not carry on with the last one's runs. */
  private static void forget(PlatformDatabase database) {
    database
        .jdbi()
        .useHandle(handle -> {
          handle.execute("UPDATE step_execution SET state = 'SKIPPED'");
          handle.execute("UPDATE run_team SET released_at = now() WHERE released_at IS NULL");
          handle.execute(
              "UPDATE run SET state = 'HALTED', ended_at = now() WHERE ended_at IS NULL");
        });
  }

  private void dbScheduler(PlatformDatabase database, long applyMillis, String who)
      throws InterruptedException {
    DbSchedulerRival.makeTable(database.jdbi());
    Marks marks = new Marks(applyMillis);
    Instant due = InstantSource.system().instant().plus(RIVALS_AHEAD);
    long dueNanos = nanos(InstantSource.system(), due);
    DbSchedulerRival.run(database.runsPool(), TARGETS, due, marks, PATIENCE_SECONDS);
    write(who, marks, dueNanos);
  }

  private void quartz(PlatformDatabase database, long applyMillis, String who) throws Exception {
    Marks marks = new Marks(applyMillis);
    Instant due = InstantSource.system().instant().plus(RIVALS_AHEAD);
    long dueNanos = nanos(InstantSource.system(), due);
    QuartzRival.run(database.runsPool(), TARGETS, due, marks, PATIENCE_SECONDS);
    write(who, marks, dueNanos);
  }

  /** The shape of a controller that goes from record to record. */
  private void loop() throws InterruptedException {
    Marks marks = new Marks(APPLY_MILLIS);
    TimeUnit.SECONDS.sleep(1);
    long due = System.nanoTime();
    for (int target = 0; target < TARGETS; target++) {
      marks.hit("t" + target);
    }
    write("loop", marks, due);
  }

  private void write(String who, Marks marks, long dueNanos) {
    report.line(who, marks.line(dueNanos));
    Figures late = marks.late(dueNanos);
    p99.computeIfAbsent(who, _ -> new ArrayList<>()).add(late.quantile(0.99));
    if (who.equals("firedrill")) {
      max.add(late.max());
    }
  }

  private void goals() {
    report.goal("C1 late p99", Figures.of(of("firedrill")), SPREAD_MS, "ms, on an idle machine");
    report.goal("C1 late max", Figures.of(max), MAX_MS, "ms, on an idle machine");
    better("db-scheduler", 10);
    better("loop", 20);
    better("quartz", 100);
  }

  /** The ratio of each round, both taken within it. */
  private void better(String rival, double times) {
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < of(rival).size(); round++) {
      ratios.add(of(rival).get(round) / of("firedrill").get(round));
    }
    report.atLeast("C1 better than " + rival, Figures.of(ratios), times, "times the p99");
  }

  private List<Double> of(String who) {
    return p99.getOrDefault(who, List.of());
  }
}
