package dev.firedrill.chaos.engine;

import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.RunMilestones;
import dev.firedrill.chaos.RunState;
import dev.firedrill.chaos.condition.ProbeGaps;
import dev.firedrill.chaos.condition.RunSight;
import dev.firedrill.chaos.condition.RunSigns;
import dev.firedrill.chaos.fault.Faults;
import dev.firedrill.chaos.intent.IntentLog;
import dev.firedrill.chaos.ledger.ActiveRun;
import dev.firedrill.chaos.ledger.RunBook;
import dev.firedrill.chaos.ledger.StepExecution;
import dev.firedrill.chaos.ledger.StepKind;
import dev.firedrill.chaos.ledger.StepLedger;
import dev.firedrill.chaos.probe.ProbeSampler;
import dev.firedrill.chaos.traffic.TrafficControl;
import dev.firedrill.evidence.Evidence;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.scenarios.Scenario;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.Teams;
import dev.firedrill.workspace.Workspaces;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves all runs on. {@link #advance} looks at the whole ledger and does whatever is due: it may be
 * called at any time, by any number of servers, and after any crash. Nothing is remembered between
 * calls but what is being worked on.
 */
public final class ChaosEngine {
  /**
   * What the engine needs of others. {@code traffic} is null when there is none; {@code nanos} is a
   * clock that nobody can set.
   */
  public record Ports(
      RunBook runs,
      StepLedger ledger,
      Evidence evidence,
      Transactions transactions,
      DomainEvents events,
      Faults faults,
      @Nullable TrafficControl traffic,
      ProbeSampler sampler,
      Workspaces workspaces,
      Teams teams,
      RunMilestones milestones,
      RunSigns signs,
      InstantSource clock,
      LongSupplier nanos,
      TrueTime trueTime,
      IntentLog intents) {}

  /** How often the whole ledger is looked at, whether or not anybody asked for it. */
  public static final Duration SWEEP = Duration.ofSeconds(2);

  private static final Logger LOG = LoggerFactory.getLogger(ChaosEngine.class);
  private static final Duration LATEST_SHIFT = Duration.ofMinutes(5);
  private static final long HALT_PATIENCE_SECONDS = 10;

  private final RunBook runs;
  private final StepLedger ledger;
  private final RunMilestones milestones;
  private final InstantSource clock;
  private final TrueTime trueTime;
  private final RunPlans plans;
  private final RunShepherd shepherd;
  private final RunControls controls;
  private final SafetyWatch safety;
  private final RunSight sight;
  private final Barrier barrier;
  private final WaveStart waves;
  private final FaultApplier applier;
  private final FaultReverter reverter;
  private final OverdueReverts overdue;
  private final EffectCheck effects;
  private final InjectSender sender;
  private final WorkLanes lanes;
  private final WakeSignal signal;
  private final WorkInHand inHand;
  private volatile List<ActiveRun> going = List.of();

  public ChaosEngine(Ports ports, WorkLanes lanes, WakeSignal signal) {
    this.runs = ports.runs();
    this.ledger = ports.ledger();
    this.milestones = ports.milestones();
    this.clock = ports.clock();
    this.trueTime = ports.trueTime();
    this.lanes = lanes;
    this.signal = signal;
    this.inHand = new WorkInHand(signal);
    this.plans = new RunPlans(ports.teams());
    this.shepherd = new RunShepherd(ports);
    this.controls = new RunControls(ports);
    ProbeGaps gaps = new ProbeGaps(clock);
    this.sight = new RunSight(milestones, ports.signs(), gaps);
    this.safety = new SafetyWatch(sight, gaps, controls);
    this.barrier = new Barrier(clock, ports.nanos(), trueTime);
    StepRecorder recorder = new StepRecorder(ports);
    Workbench bench =
        new Workbench(
            ports.faults(),
            ports.traffic(),
            ports.sampler(),
            gaps,
            recorder,
            ledger,
            ports.intents(),
            clock);
    this.reverter = new FaultReverter(bench);
    this.applier = new FaultApplier(bench, reverter);
    this.effects = new EffectCheck(bench, applier, reverter, (run, why) -> halt(run, why, null));
    this.overdue = new OverdueReverts(ports, plans, reverter, lanes.reverts(), signal);
    this.sender = new InjectSender(ports.workspaces(), ports.teams(), bench);
    this.waves =
        new WaveStart(
            new Waves(ports, bench, applier, sender, lanes, barrier),
            plans,
            inHand,
            lanes.waves(),
            trueTime);
  }

  /** The runs that were not over when the ledger was last looked at; asks nobody. */
  public List<ActiveRun> going() {
    return going;
  }

  Barrier barrier() {
    return barrier;
  }

  /** What staff can do to runs; call {@link #undoNow} after what undoes. */
  public RunControls controls() {
    return controls;
  }

  /** Does what is due and says when to look again at the latest. */
  public Instant advance() {
    barrier.releaseDue();
    Instant now = clock.instant();
    Instant next = now.plus(SWEEP);
    overdue.begin(now);
    List<ActiveRun> unfinished = runs.unfinished();
    going = unfinished;
    Set<RunId> ids =
        unfinished.stream().map(run -> run.run().id()).collect(Collectors.toUnmodifiableSet());
    plans.keepOnly(ids);
    safety.keepOnly(ids);
    for (ActiveRun run : unfinished) {
      Instant due = advanceOrLog(run, now);
      next = due.isBefore(next) ? due : next;
    }
    for (StepExecution step : ledger.stuck(now)) {
      StepPlan plan = overdue.plan(step, new HashMap<>());
      inHand.submit(lanes.probes(), step, () -> reverter.retryStuck(plan, step));
    }
    tellChanges(lanes.effects());
    barrier.releaseDue();
    return next;
  }

  /**
   * Ends a run now: undoes what is in force and returns when that has been tried, after at most ten
   * seconds. Does not need the sweeper. False when the run was over or halted before.
   */
  public boolean halt(RunId run, String reason, @Nullable PersonId by) {
    boolean halted = controls.halt(run, new RunControls.Order(by, reason, clock.instant()));
    undoNow();
    return halted;
  }

  /**
   * Undoes what is overdue and returns when that has been tried, after at most ten seconds. Uses a
   * lane of its own, so that neither the sweeper nor a revert that hangs holds it up.
   */
  public void undoNow() {
    List<CompletableFuture<Void>> reverts = overdue.begin(clock.instant(), lanes.halts());
    CompletableFuture.allOf(reverts.toArray(CompletableFuture<?>[]::new))
        .orTimeout(HALT_PATIENCE_SECONDS, TimeUnit.SECONDS)
        .handle((done, late) -> late == null)
        .join();
    signal.wake();
  }

  /** Looks now whether what was undone of a run is gone, without the sweeper. */
  public CompletableFuture<Void> lookForRemains(RunId run) {
    Instant now = clock.instant();
    Map<RunId, ActiveRun> seen = new HashMap<>();
    return CompletableFuture.allOf(
        ledger.ofRun(run).stream()
            .filter(step -> StepMove.isToBeSeenClean(step, now))
            .map(step -> {
              StepPlan plan = overdue.plan(step, seen);
              return CompletableFuture.runAsync(
                  () -> WorkInHand.guarded(step, () -> reverter.checkClean(plan, step)),
                  lanes.halts());
            })
            .toArray(CompletableFuture<?>[]::new));
  }

  /** Tells targets of changes that staff made. */
  public void tellChanges() {
    tellChanges(lanes.halts());
  }

  private void tellChanges(Executor lane) {
    for (StepExecution step : ledger.changed()) {
      StepPlan plan = overdue.plan(step, new HashMap<>());
      inHand.submit(lane, step, () -> applier.reapply(plan, step));
    }
  }

  /** What the plan of a run says about a step. */
  public StepPlan planOf(StepExecution step) {
    return overdue.plan(step, new HashMap<>());
  }

  /** Why nothing is armed on this server now. */
  public Optional<String> problem() {
    return trueTime.problem();
  }

  /** One run that cannot be looked at does not hold up the others. */
  private Instant advanceOrLog(ActiveRun run, Instant now) {
    try {
      return advance(run, now);
    } catch (RuntimeException failure) {
      LOG.error("run {} could not be looked at", run.run().number(), failure);
      return now.plus(SWEEP);
    }
  }

  private Instant advance(ActiveRun run, Instant now) {
    List<StepExecution> steps = ledger.ofRun(run.run().id());
    Scenario scenario = plans.plan(run).scenario();
    Map<TeamId, List<StepExecution>> ofTeams =
        steps.stream().collect(Collectors.groupingBy(step -> step.key().team()));
    if (shepherd.tend(run, steps, scenario.metadata().control(), now)
        || safety.look(run, scenario, ofTeams, now)) {
      return now;
    }
    Map<TeamId, Map<String, StepExecution>> byTeam = new HashMap<>();
    ofTeams.forEach((team, own) ->
        byTeam.put(
            team,
            own.stream()
                .collect(Collectors.toMap(step -> step.key().step(), Function.identity()))));
    Instant next =
        run.run().state().compareTo(RunState.PAUSED) >= 0 ? Instant.MAX : run.run().endsAt();
    Map<StepExecution, StepMove> moves = new LinkedHashMap<>();
    Duration lead = Waves.lead(steps.size());
    Duration latest = Duration.ZERO;
    for (StepExecution step : steps) {
      List<StepExecution> own = ofTeams.getOrDefault(step.key().team(), List.of());
      StepPlan plan = plans.of(run, step.key());
      Timetable table =
          new Timetable(run, byTeam.getOrDefault(step.key().team(), Map.of()), milestones);
      StepMove move = move(plan, step, table.due(plan.planned().at()), lead, own, now);
      moves.put(step, move);
      if (move instanceof StepMove.Prepare(Instant due) && step.kind() != StepKind.TRAFFIC) {
        Duration late = Duration.between(due, now);
        latest = late.compareTo(latest) > 0 ? late : latest;
      }
    }
    if (latest.compareTo(StepMove.FAULT_MAY_BE_LATE) > 0) {
      late(run, latest);
      return now;
    }
    waves.begin(run, moves);
    for (Map.Entry<StepExecution, StepMove> entry : moves.entrySet()) {
      Instant due = act(plans.of(run, entry.getKey().key()), entry.getKey(), entry.getValue(), now);
      next = due.isBefore(next) ? due : next;
    }
    return next;
  }

  private StepMove move(
      StepPlan plan,
      StepExecution step,
      Timetable.Due due,
      Duration lead,
      List<StepExecution> own,
      Instant now) {
    ActiveRun run = plan.run();
    if (step.state().isBefore()) {
      if (run.run().state() == RunState.ENDING) {
        return new StepMove.Skip("the run ended before it was due", true);
      }
      if (RunShepherd.isOut(run.run().teams().get(step.key().team()))) {
        return new StepMove.Skip("the run is over for this team", true);
      }
      if (run.run().state() == RunState.PAUSED) {
        return new StepMove.Wait(Instant.MAX);
      }
    }
    StepMove move = StepMove.of(step, due, lead, now);
    if (move.begins()) {
      if (step.kind() == StepKind.TRAFFIC
          && due instanceof Timetable.Due.Known(Instant at)
          && !now.isBefore(at.plus(plan.duration(step)))) {
        return new StepMove.Skip("it would be over by now", false);
      }
      String guard = plan.planned().step().when();
      Optional<String> refusal =
          guard == null ? Optional.empty() : sight.refusal(guard, run, step.key().team(), own, now);
      if (refusal.isPresent()) {
        return new StepMove.Skip(refusal.get(), false);
      }
    }
    return move;
  }

  /** The platform was away: everybody gets the same delay, or it is called off. */
  private void late(ActiveRun run, Duration by) {
    if (by.compareTo(LATEST_SHIFT) > 0) {
      LOG.warn("run {} is called off: {} late", run.run().number(), by);
      halt(
          run.run().id(),
          "The platform was away and came back "
              + by.toMinutes()
              + " min after a fault was due. Launch the scenario again.",
          null);
    } else {
      LOG.warn("run {} is shifted by {} for all teams", run.run().number(), by);
      shepherd.shift(run.run().id(), by);
    }
  }

  private Instant act(StepPlan plan, StepExecution step, StepMove move, Instant now) {
    switch (move) {
      case StepMove.Wait(Instant until) -> {
        Instant revertDue = step.times().revertDueAt();
        return step.state().mayBeInForce() && revertDue != null && revertDue.isBefore(until)
            ? revertDue
            : until;
      }
      case StepMove.Arm(Instant due) -> {
        return due.isAfter(now) ? due : now.plus(SWEEP);
      }
      case StepMove.Prepare(Instant due) -> {
        return due.isAfter(now) ? due : now.plus(SWEEP);
      }
      case StepMove.Resume _ ->
          inHand.submit(lanes.effects(), step, () -> applier.resume(plan, step));
      case StepMove.CheckEffect _ ->
          inHand.submit(lanes.probes(), step, () -> effects.check(plan, step));
      case StepMove.CheckClean _ ->
          inHand.submit(lanes.probes(), step, () -> reverter.checkClean(plan, step));
      case StepMove.Send(Instant due) ->
          inHand.submit(lanes.effects(), step, () -> sender.send(plan, step, due));
      case StepMove.Mark(Instant due) ->
          inHand.submit(lanes.effects(), step, () -> sender.mark(plan, step, due));
      case StepMove.Skip(String why, boolean counts) ->
          inHand.submit(lanes.effects(), step, () -> sender.skip(plan, step, why, counts));
    }
    return now.plus(SWEEP);
  }
}
