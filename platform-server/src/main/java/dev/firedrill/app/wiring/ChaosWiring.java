package dev.firedrill.app.wiring;

import dev.firedrill.app.DataDirectory;
import dev.firedrill.app.janitor.Main;
import dev.firedrill.bot.BotFleet;
import dev.firedrill.bot.database.BotDatabases;
import dev.firedrill.chaos.RunMilestones;
import dev.firedrill.chaos.RunQueries;
import dev.firedrill.chaos.api.RunResource;
import dev.firedrill.chaos.api.RunViews;
import dev.firedrill.chaos.api.ScheduleResource;
import dev.firedrill.chaos.api.StopRequestResource;
import dev.firedrill.chaos.condition.ObservedSigns;
import dev.firedrill.chaos.condition.RunSigns;
import dev.firedrill.chaos.condition.StopRequests;
import dev.firedrill.chaos.control.ControlDesk;
import dev.firedrill.chaos.control.Intensity;
import dev.firedrill.chaos.engine.ChaosEngine;
import dev.firedrill.chaos.engine.ChaosSweeper;
import dev.firedrill.chaos.engine.RunAlarms;
import dev.firedrill.chaos.engine.TrueTime;
import dev.firedrill.chaos.engine.WakeSignal;
import dev.firedrill.chaos.fault.Fault;
import dev.firedrill.chaos.fault.Faults;
import dev.firedrill.chaos.fault.Leftovers;
import dev.firedrill.chaos.fault.bot.BotFaults;
import dev.firedrill.chaos.fault.bot.Machinery;
import dev.firedrill.chaos.fault.bot.OpenOperations;
import dev.firedrill.chaos.fault.chat.ChatFaults;
import dev.firedrill.chaos.fault.upstream.UpstreamFaults;
import dev.firedrill.chaos.intent.IntentFiles;
import dev.firedrill.chaos.launch.Capacity;
import dev.firedrill.chaos.launch.LaunchDesk;
import dev.firedrill.chaos.launch.Preflight;
import dev.firedrill.chaos.launch.RunFacts;
import dev.firedrill.chaos.ledger.RunBook;
import dev.firedrill.chaos.ledger.StepLedger;
import dev.firedrill.chaos.persistence.ChaosPersistence;
import dev.firedrill.chaos.plan.OnCallHours;
import dev.firedrill.chaos.plan.ScheduleBook;
import dev.firedrill.chaos.plan.ScheduleDesk;
import dev.firedrill.chaos.plan.ScheduleRunner;
import dev.firedrill.chaos.plan.StaffBell;
import dev.firedrill.chaos.probe.ProbeSampler;
import dev.firedrill.chaos.probe.baseline.BaselineCapture;
import dev.firedrill.chaos.probe.baseline.Baselines;
import dev.firedrill.chaos.probe.baseline.BotSight;
import dev.firedrill.chaos.probe.watch.GateWatch;
import dev.firedrill.chaos.probe.watch.GateWatching;
import dev.firedrill.kernel.Ticker;
import dev.firedrill.scenario.Scenarios;
import dev.firedrill.scenarios.fault.FaultCatalog;
import dev.firedrill.schedule.RunningAlarmClock;
import dev.firedrill.schedule.quartz.QuartzSchedule;
import dev.firedrill.slo.Slis;
import dev.firedrill.traffic.TrafficDesk;
import dev.firedrill.workspace.Workspaces;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Runs, the step ledger and the alarm clock that wakes them. */
record ChaosWiring(RunBook runs, RunViews views, List<Object> resources, ChaosEngine engine) {
  static ChaosWiring on(
      Foundation f,
      DataDirectory data,
      DataSource runsPool,
      Scenarios scenarios,
      BotFleet bots,
      BotSight sight,
      BotDatabases databases,
      Machinery machinery,
      UpstreamWiring upstream,
      TelemetryWiring telemetry,
      Slis slis,
      WorkspaceWiring workspace,
      TrafficDesk traffic,
      Supplier<FaultCatalog> argumentSchemas,
      OnCallHours hours,
      StaffBell bell,
      Function<RunQueries, RunMilestones> board) {
    RunBook runs = ChaosPersistence.runs(f.jdbi());
    RunMilestones milestones = board.apply(runs);
    StepLedger ledger = ChaosPersistence.ledger(f.jdbi());
    Workspaces workspaces = workspace.workspaces();
    List<Fault> botFaults = BotFaults.all(machinery);
    Faults faults =
        new Faults(
            Stream.<List<Fault>>of(
                    UpstreamFaults.all(upstream.rules(), telemetry.blackouts()),
                    ChatFaults.all(workspace.rules(), workspace.absences(), workspace.poisoned()),
                    botFaults)
                .flatMap(List::stream)
                .toList());
    f.backgrounds()
        .add(
            "open operations",
            new Ticker(
                "open-operations",
                Duration.ofSeconds(1),
                new OpenOperations(machinery, botFaults)::look));
    List<Leftovers> leftovers =
        List.of(
            UpstreamFaults.leftovers(upstream.rules(), telemetry.blackouts()),
            ChatFaults.leftovers(workspace.rules(), workspace.absences()),
            BotFaults.leftovers(machinery),
            bot ->
                traffic.running(bot).stream()
                    .map(load -> "load by synthetic users (" + load.profile() + ")")
                    .toList());
    Baselines baselines = ChaosPersistence.baselines(f.jdbi());
    ProbeSampler sampler =
        new ProbeSampler(
            new ProbeSampler.Ports(
                slis,
                upstream.access(),
                sight,
                baselines,
                telemetry.numbers(),
                telemetry.logs(),
                workspace.counts(),
                workspaces,
                workspace.messages(),
                databases),
            f.clock());
    WakeSignal signal = new WakeSignal();
    TrafficOfRuns load = new TrafficOfRuns(traffic);
    TrueTime trueTime = new TrueTime(f.clock(), ChaosPersistence.time(f.jdbi()));
    StopRequests stops = ChaosPersistence.stopRequests(f.jdbi(), f.ids());
    RunSigns signs = new ObservedSigns(slis, f.teams(), runs, f.evidence(), stops);
    RunningAlarmClock alarmClock =
        QuartzSchedule.alarmClock(runsPool, "firedrill-" + f.ids().next());
    ChaosSweeper sweeper =
        new ChaosSweeper(
            f.clock(),
            signal,
            lanes ->
                new ChaosEngine(
                    new ChaosEngine.Ports(
                        runs,
                        ledger,
                        f.evidence(),
                        f.transactions(),
                        f.events(),
                        faults,
                        load,
                        sampler,
                        workspaces,
                        f.teams(),
                        milestones,
                        signs,
                        f.clock(),
                        System::nanoTime,
                        trueTime,
                        new IntentFiles(data.resolve(Main.INTENTS), "platform")),
                    lanes,
                    signal));
    Preflight preflight =
        new Preflight(
            new Preflight.Ports(
                scenarios,
                f.teams(),
                bots,
                runs,
                leftovers,
                faults,
                sampler,
                () -> f.courses().get().secret(),
                f.clock(),
                trueTime,
                new Capacity(
                    MachineRoom.of(data, f.configuration().getBots()),
                    faults,
                    load,
                    runs,
                    f.teams()),
                true));
    LaunchDesk desk =
        new LaunchDesk(
            new LaunchDesk.Ports(
                preflight,
                runs,
                ledger,
                new RunFacts(f.evidence(), new BaselineCapture(sight, baselines)),
                new RunAlarms(alarmClock, signal),
                sweeper.engine(),
                signal,
                f.transactions(),
                f.events(),
                f.ids(),
                f.clock()));
    RunViews views =
        new RunViews(runs, ledger, f.teams(), milestones, f.evidence(), sweeper.engine()::problem);
    ControlDesk controls =
        new ControlDesk(
            new ControlDesk.Ports(
                sweeper.engine(),
                runs,
                ledger,
                new Intensity(argumentSchemas),
                length -> Thread.sleep(length),
                f.clock(),
                System::nanoTime));
    ScheduleBook schedules = ChaosPersistence.schedules(f.jdbi());
    ScheduleDesk scheduling =
        new ScheduleDesk(
            new ScheduleDesk.Ports(
                schedules,
                desk,
                runs,
                f.teams(),
                QuartzSchedule.cron(),
                hours,
                alarmClock,
                () -> f.courses().get().secret(),
                f.transactions(),
                f.ids(),
                f.clock()));
    ScheduleRunner scheduled =
        new ScheduleRunner(
            new ScheduleRunner.Ports(
                schedules, scheduling, desk, runs, scenarios, bell, f.transactions(), f.clock()),
            alarmClock);
    f.backgrounds()
        .add("run schedules", new Ticker("run-schedules", ChaosEngine.SWEEP, scheduled::tick));
    f.backgrounds().add("chaos sweeper", sweeper);
    f.backgrounds()
        .add(
            "gate watch",
            new GateWatching(
                new GateWatch(
                    new GateWatch.Ports(
                        sweeper.engine()::going,
                        runs,
                        ledger,
                        ChaosPersistence.watchLeases(f.jdbi()),
                        sampler,
                        f.evidence(),
                        f.transactions(),
                        f.teams(),
                        f.ids().next(),
                        f.clock()))));
    f.backgrounds().add("alarm clock", alarmClock);
    return new ChaosWiring(
        runs,
        views,
        List.of(
            new RunResource(desk, controls, f.teams(), views),
            new ScheduleResource(scheduling, f.teams()),
            new StopRequestResource(f.access(), stops, f.clock())),
        sweeper.engine());
  }
}
