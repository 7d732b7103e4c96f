package dev.firedrill.chaos;

import dev.firedrill.chaos.control.ControlDesk;
import dev.firedrill.chaos.control.Intensity;
import dev.firedrill.chaos.control.Patience;
import dev.firedrill.chaos.engine.ChaosEngine;
import dev.firedrill.chaos.engine.RunAlarms;
import dev.firedrill.chaos.engine.TrueTime;
import dev.firedrill.chaos.engine.WakeSignal;
import dev.firedrill.chaos.engine.WorkLanes;
import dev.firedrill.chaos.fault.Fault;
import dev.firedrill.chaos.fault.Faults;
import dev.firedrill.chaos.fault.upstream.UpstreamFaults;
import dev.firedrill.chaos.intent.IntentLog;
import dev.firedrill.chaos.launch.Capacity;
import dev.firedrill.chaos.launch.LaunchDesk;
import dev.firedrill.chaos.launch.LaunchOrder;
import dev.firedrill.chaos.launch.LaunchOutcome;
import dev.firedrill.chaos.launch.Preflight;
import dev.firedrill.chaos.launch.RunFacts;
import dev.firedrill.chaos.ledger.RunBook;
import dev.firedrill.chaos.ledger.StepExecution;
import dev.firedrill.chaos.ledger.StepKey;
import dev.firedrill.chaos.ledger.StepLedger;
import dev.firedrill.chaos.ledger.StepState;
import dev.firedrill.chaos.persistence.ChaosPersistence;
import dev.firedrill.chaos.plan.OnCallHours;
import dev.firedrill.chaos.plan.ScheduleDesk;
import dev.firedrill.chaos.plan.ScheduleRunner;
import dev.firedrill.chaos.probe.ProbeSampler;
import dev.firedrill.chaos.probe.baseline.BaselineCapture;
import dev.firedrill.course.CourseRole;
import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.EvidenceQuery;
import dev.firedrill.evidence.persistence.EvidencePersistence;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.Secret;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.scenario.Scenarios;
import dev.firedrill.scenarios.Scenario;
import dev.firedrill.scenarios.catalog.Catalog;
import dev.firedrill.scenarios.fault.FaultCatalog;
import dev.firedrill.scenarios.load.ScenarioLoader;
import dev.firedrill.scenarios.proof.Standing;
import dev.firedrill.schedule.HandSteppedAlarmClock;
import dev.firedrill.schedule.quartz.QuartzSchedule;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.telemetry.blackout.Blackouts;
import dev.firedrill.telemetry.persistence.TelemetryPersistence;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.upstream.UpstreamRule;
import dev.firedrill.upstream.UpstreamRules;
import dev.firedrill.upstream.UpstreamService;
import dev.firedrill.upstream.persistence.UpstreamPersistence;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** One lab with real rows and rules, and users, bots and time that obey the test. */
final class ChaosWorld {
  static final String SCENARIO = "slow-dependency";
  static final String FAULT = "slow-weather";

  final SteppedClock clock = SteppedClock.atNoon();
  final TestDatabase database;
  final TestCourse course;
  final UpstreamRules rules;
  final Blackouts blackouts;
  final FakeUsers users;
  final FakeBots bots = new FakeBots();
  final FakeWorkspaces workspaces = new FakeWorkspaces(clock);
  final HandSteppedAlarmClock alarms = new HandSteppedAlarmClock();
  final RunBook runs;
  final StepLedger ledger;
  final DomainEvents events;
  final Evidence evidence;
  final PersonId instructor;
  final List<RunId> ended = new ArrayList<>();
  final FakeTraffic traffic = new FakeTraffic();
  final FakeSigns signs = new FakeSigns();
  final List<String> told = new ArrayList<>();
  OnCallHours hours = (team, at) -> true;
  Capacity.Room room = new Capacity.Room(2, 10, 10, 200);
  Duration databaseAhead = Duration.ZERO;
  private final Map<String, Scenario> written = new HashMap<>();
  private final WakeSignal signal = new WakeSignal();
  private final RunAlarms runAlarms = new RunAlarms(alarms, signal);

  /** How a test gets in between: at every transaction, and at every effect. */
  UnaryOperator<Transactions> aroundTransactions = UnaryOperator.identity();

  UnaryOperator<Fault> aroundFault = UnaryOperator.identity();

  IntentLog intents = IntentLog.NONE;

  ChaosWorld(TestDatabase database) {
    this.database = database;
    this.course = new TestCourse(database.jdbi());
    this.rules = UpstreamPersistence.rules(database.jdbi(), clock);
    this.blackouts = TelemetryPersistence.blackouts(database.jdbi(), clock);
    this.users = new FakeUsers(rules);
    this.runs = ChaosPersistence.runs(database.jdbi());
    this.ledger = ChaosPersistence.ledger(database.jdbi());
    this.events = database.domainEvents();
    this.evidence = EvidencePersistence.evidence(database.jdbi(), events);
    this.instructor = course.person(CourseRole.INSTRUCTOR).id();
    events.subscribe(RunEnded.class, event -> ended.add(event.run()));
    forgetOtherWorlds();
  }

  /** The tests of a class share the ledger, and an engine would carry on with all of it. */
  private void forgetOtherWorlds() {
    database
        .jdbi()
        .useHandle(handle -> {
          handle.execute(
              "UPDATE run_schedule SET state = 'CANCELED', next_at = NULL WHERE state = 'ACTIVE'");
          handle.execute("UPDATE step_execution SET state = 'SKIPPED'");
          handle.execute("UPDATE run_team SET released_at = now() WHERE released_at IS NULL");
          handle.execute(
              "UPDATE run SET state = 'HALTED', ended_at = now() WHERE ended_at IS NULL");
        });
  }

  /** A server that has just started on the same database. */
  ChaosEngine engine() {
    return engine(WorkLanes.inline(), signal);
  }

  ChaosEngine engine(WorkLanes lanes, WakeSignal woken) {
    return new ChaosEngine(
        new ChaosEngine.Ports(
            runs,
            ledger,
            evidence,
            aroundTransactions.apply(database.transactions()),
            events,
            faults(),
            traffic,
            new ProbeSampler(users, users, clock),
            workspaces,
            database.teams(),
            RunMilestones.NONE,
            signs,
            clock,
            this::nanos,
            trueTime(),
            intents),
        lanes,
        woken);
  }

  TrueTime trueTime() {
    return new TrueTime(clock, () -> clock.instant().plus(databaseAhead));
  }

  private long nanos() {
    return Duration.between(Instant.EPOCH, clock.instant()).toNanos();
  }

  /** The bundled scenarios, with those that the test wrote in their place. */
  private Scenarios scenarios() {
    Scenarios bundled = Scenarios.bundled();
    return new Scenarios() {
      @Override
      public List<Scenario> all() {
        return bundled.all();
      }

      @Override
      public Optional<Scenario> find(String id) {
        Scenario own = written.get(id);
        return own == null ? bundled.find(id) : Optional.of(own);
      }

      @Override
      public Standing standing(Scenario scenario) {
        return bundled.standing(scenario);
      }
    };
  }

  /** The bundled scenario with some of its text replaced. */
  void rewrite(String... replacements) {
    String yaml = bundledText();
    for (int i = 0; i < replacements.length; i += 2) {
      if (!yaml.contains(replacements[i])) {
        throw new IllegalArgumentException("the scenario has no '" + replacements[i] + "'");
      }
      yaml = yaml.replace(replacements[i], replacements[i + 1]);
    }
    Catalog catalog =
        Catalog.of(Map.of(SCENARIO + ".yaml", yaml), new ScenarioLoader(FaultCatalog.bundled()));
    written.put(SCENARIO, catalog.find(SCENARIO).orElseThrow());
  }

  private static String bundledText() {
    try (InputStream file =
        Objects.requireNonNull(
            Catalog.class.getResourceAsStream(
                "/dev/firedrill/scenarios/catalog/" + SCENARIO + ".yaml"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private Faults faults() {
    return new Faults(aroundFault.apply(fault()));
  }

  Fault fault() {
    return UpstreamFaults.all(rules, blackouts).stream()
        .filter(fault -> fault.id().equals("dependency-slow"))
        .findFirst()
        .orElseThrow();
  }

  LaunchDesk desk() {
    Preflight preflight =
        new Preflight(
            new Preflight.Ports(
                scenarios(),
                database.teams(),
                bots,
                runs,
                List.of(UpstreamFaults.leftovers(rules, blackouts)),
                faults(),
                new ProbeSampler(users, users, clock),
                () -> new Secret("a course secret of 32 characters"),
                clock,
                trueTime(),
                new Capacity(() -> room, faults(), traffic, runs, database.teams()),
                true));
    return new LaunchDesk(
        new LaunchDesk.Ports(
            preflight,
            runs,
            ledger,
            new RunFacts(
                evidence,
                new BaselineCapture(
                    _ -> Map.of("version", "v1", "restarts", 3, "env", Map.of("A", "1")),
                    ChaosPersistence.baselines(database.jdbi()))),
            runAlarms,
            engine(),
            signal,
            database.transactions(),
            events,
            UUID::randomUUID,
            clock));
  }

  /** Time passes while the desk waits. */
  ControlDesk controls(ChaosEngine engine) {
    return controls(engine, clock::step);
  }

  ControlDesk controls(ChaosEngine engine, Patience patience) {
    return new ControlDesk(
        new ControlDesk.Ports(
            engine,
            runs,
            ledger,
            new Intensity(FaultCatalog::bundled),
            patience,
            clock,
            this::nanos));
  }

  ScheduleDesk schedules() {
    return new ScheduleDesk(
        new ScheduleDesk.Ports(
            ChaosPersistence.schedules(database.jdbi()),
            desk(),
            runs,
            database.teams(),
            QuartzSchedule.cron(),
            hours,
            alarms,
            () -> new Secret("a course secret of 32 characters"),
            database.transactions(),
            UUID::randomUUID,
            clock));
  }

  /** What launches by itself on a server that has just started. */
  ScheduleRunner scheduled() {
    return new ScheduleRunner(
        new ScheduleRunner.Ports(
            ChaosPersistence.schedules(database.jdbi()),
            schedules(),
            desk(),
            runs,
            scenarios(),
            (who, about, key, title, text) -> told.add(text),
            database.transactions(),
            clock),
        new HandSteppedAlarmClock());
  }

  LaunchOrder order(Team... teams) {
    return new LaunchOrder(
        SCENARIO,
        List.of(teams).stream().map(team -> team.slug().value()).toList(),
        instructor,
        null);
  }

  RunId launch(Team... teams) {
    return switch (desk().launch(order(teams))) {
      case LaunchOutcome.Launched(RunId run) -> run;
      case LaunchOutcome other -> throw new AssertionError("not launched: " + other);
    };
  }

  /** Lets time pass in steps, with a look at the ledger after each. */
  void run(ChaosEngine engine, Duration time, Duration step) {
    onOneConnection(() -> {
      for (Duration passed = Duration.ZERO;
          passed.compareTo(time) < 0;
          passed = passed.plus(step)) {
        clock.step(step);
        settle(engine);
      }
    });
  }

  /** Does what is due until nothing changes. */
  void settle(ChaosEngine engine) {
    onOneConnection(() -> {
      for (int round = 0; round < 5; round++) {
        engine.advance();
      }
    });
  }

  /** Saves the time to connect: the test's database has no pool. */
  void onOneConnection(Runnable work) {
    database.jdbi().useHandle(handle -> work.run());
  }

  StepExecution step(RunId run, Team team, String step) {
    return ledger.find(new StepKey(run, team.id(), step)).orElseThrow();
  }

  StepState state(RunId run, Team team) {
    return step(run, team, FAULT).state();
  }

  Optional<UpstreamRule> ruleOf(Team team) {
    return rules.find(bot(team), UpstreamService.WEATHER);
  }

  RunRecord record(RunId run) {
    return runs.find(run).orElseThrow();
  }

  List<EvidenceEvent> facts(RunId run) {
    return evidence.find(EvidenceQuery.ofRun(run.value()));
  }

  List<EvidenceKind> kinds(RunId run) {
    return facts(run).stream().map(EvidenceEvent::kind).toList();
  }

  static TeamEnvironment bot(Team team) {
    return TeamEnvironment.production(team.id());
  }
}
