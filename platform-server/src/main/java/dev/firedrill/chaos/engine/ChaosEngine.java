package dev.firedrill.chaos.engine;

import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.RunMilestones;
import dev.firedrill.chaos.RunState;
import dev.firedrill.chaos.RunTeamState;
import dev.firedrill.chaos.fault.Faults;
import dev.firedrill.chaos.ledger.ActiveRun;
import dev.firedrill.chaos.ledger.RunBook;
import dev.firedrill.chaos.ledger.StepExecution;
import dev.firedrill.chaos.ledger.StepKey;
import dev.firedrill.chaos.ledger.StepLedger;
import dev.firedrill.chaos.probe.ProbeSampler;
import dev.firedrill.evidence.Evidence;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.Transactions;
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
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
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
  /** What the engine needs of others. */
  public record Ports(
      RunBook runs,
      StepLedger ledger,
      Evidence evidence,
      Transactions transactions,
      DomainEvents events,
      Faults faults,
      ProbeSampler sampler,
      Workspaces workspaces,
      Teams teams,
      RunMilestones milestones,
      InstantSource clock) {}

  /** How often the whole ledger is looked at, whether or not anybody asked for it. */
  public static final Duration SWEEP = Duration.ofSeconds(2);

  private static final Logger LOG = LoggerFactory.getLogger(ChaosEngine.class);
  private static final Duration LATEST_SHIFT = Duration.ofMinutes(5);
  private static final long HALT_PATIENCE_SECONDS = 10;

  private final RunBook runs;
  private final StepLedger ledger;
  private final RunMilestones milestones;
  private final InstantSource clock;
  private final RunPlans plans;
  private final RunShepherd shepherd;
  private final FaultApplier applier;
  private final FaultReverter reverter;
  private final OverdueReverts overdue;
  private final EffectCheck effects;
  private final InjectSender sender;
  private final WorkLanes lanes;
  private final WakeSignal signal;
  private final Set<StepKey> inWork = ConcurrentHashMap.newKeySet();

  public ChaosEngine(Ports ports, WorkLanes lanes, WakeSignal signal) {
    this.runs = ports.runs();
    this.ledger = ports.ledger();
    this.milestones = ports.milestones();
    this.clock = ports.clock();
    this.lanes = lanes;
    this.signal = signal;
    this.plans = new RunPlans(ports.teams());
    this.shepherd = new RunShepherd(ports);
    StepRecorder recorder = new StepRecorder(ports);
    Workbench bench = new Workbench(ports.faults(), ports.sampler(), recorder, clock);
    this.reverter = new FaultReverter(bench);
    this.applier = new FaultApplier(bench, reverter);
    this.effects = new EffectCheck(bench, applier, reverter, (run, why) -> halt(run, why, null));
    this.overdue = new OverdueReverts(ports, plans, reverter, lanes.reverts(), signal);
    this.sender = new InjectSender(ports.workspaces(), ports.teams(), bench);
  }

  /** Does what is due and says when to look again at the latest. */
  public Instant advance() {
    Instant now = clock.instant();
    Instant next = now.plus(SWEEP);
    overdue.begin(now);
    List<ActiveRun> unfinished = runs.unfinished();
    plans.keepOnly(
        unfinished.stream().map(run -> run.run().id()).collect(Collectors.toUnmodifiableSet()));
    for (ActiveRun run : unfinished) {
      Instant due = advanceOrLog(run, now);
      next = due.isBefore(next) ? due : next;
    }
    for (StepExecution step : ledger.stuck(now)) {
      StepPlan plan = overdue.plan(step, new HashMap<>());
      submit(lanes.probes(), step, () -> reverter.retryStuck(plan, step));
    }
    return next;
  }

  /**
   * Ends a run now: undoes what is in force and returns when that has been tried, after at most ten
   * seconds. Does not need the sweeper. False when the run was over or halted before.
   */
  public boolean halt(RunId run, String reason, @Nullable PersonId by) {
    boolean halted = shepherd.halt(run, reason, by, clock.instant());
    List<CompletableFuture<Void>> reverts = overdue.begin(clock.instant());
    CompletableFuture.allOf(reverts.toArray(CompletableFuture<?>[]::new))
        .orTimeout(HALT_PATIENCE_SECONDS, TimeUnit.SECONDS)
        .handle((done, late) -> late == null)
        .join();
    signal.wake();
    return halted;
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
    if (shepherd.tend(run, steps, plans.plan(run).scenario().metadata().control(), now)) {
      return now;
    }
    Map<TeamId, Map<String, StepExecution>> byTeam =
        steps.stream()
            .collect(
                Collectors.groupingBy(
                    step -> step.key().team(),
                    Collectors.toMap(step -> step.key().step(), Function.identity())));
    Instant next = run.run().state() == RunState.ENDING ? Instant.MAX : run.run().endsAt();
    Map<StepExecution, StepMove> moves = new LinkedHashMap<>();
    Duration latest = Duration.ZERO;
    for (StepExecution step : steps) {
      Timetable table =
          new Timetable(run, byTeam.getOrDefault(step.key().team(), Map.of()), milestones);
      StepPlan plan = plans.of(run, step.key());
      StepMove move = move(run, step, table.due(plan.planned().at()), now);
      moves.put(step, move);
      if (move instanceof StepMove.Begin(Instant due)) {
        Duration late = Duration.between(due, now);
        latest = late.compareTo(latest) > 0 ? late : latest;
      }
    }
    if (latest.compareTo(StepMove.FAULT_MAY_BE_LATE) > 0) {
      late(run, latest);
      return now;
    }
    for (Map.Entry<StepExecution, StepMove> entry : moves.entrySet()) {
      Instant due = act(plans.of(run, entry.getKey().key()), entry.getKey(), entry.getValue(), now);
      next = due.isBefore(next) ? due : next;
    }
    return next;
  }

  private static StepMove move(ActiveRun run, StepExecution step, Timetable.Due due, Instant now) {
    if (step.state().isBefore()) {
      if (run.run().state() == RunState.ENDING) {
        return new StepMove.Skip("the run ended before it was due");
      }
      if (run.run().teams().get(step.key().team()) == RunTeamState.VOID) {
        return new StepMove.Skip("the run is void for this team");
      }
    }
    return StepMove.of(step, due, now);
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
        submit(lanes.effects(), step, () -> applier.arm(step, due));
        return due;
      }
      case StepMove.Begin(Instant due) ->
          submit(lanes.effects(), step, () -> applier.begin(plan, step, due));
      case StepMove.Resume _ -> submit(lanes.effects(), step, () -> applier.resume(plan, step));
      case StepMove.CheckEffect _ -> submit(lanes.probes(), step, () -> effects.check(plan, step));
      case StepMove.CheckClean _ ->
          submit(lanes.probes(), step, () -> reverter.checkClean(plan, step));
      case StepMove.Send(Instant due) ->
          submit(lanes.effects(), step, () -> sender.send(plan, step, due));
      case StepMove.Skip(String why) ->
          submit(lanes.effects(), step, () -> sender.skip(plan, step, why));
    }
    return now.plus(SWEEP);
  }

  /** One piece of work for a step at a time on this server; the ledger sees to the others. */
  private void submit(Executor lane, StepExecution step, Runnable work) {
    if (inWork.add(step.key())) {
      lane.execute(() -> {
        try {
          guarded(step, work);
        } finally {
          inWork.remove(step.key());
          signal.wake();
        }
      });
    }
  }

  /** The edge of a worker's thread: what failed is still in the ledger and comes up again. */
  private static void guarded(StepExecution step, Runnable work) {
    try {
      work.run();
    } catch (StepRecorder.RunIsEnding late) {
      LOG.debug("{}", late.getMessage());
    } catch (RuntimeException failure) {
      LOG.error("work on step {} ({}) failed", step.key(), step.state(), failure);
    }
  }
}
